// One verdict on many comments: the service does it in the background; here its progress is shown.

import * as outbox from "./outbox.js";

const look = 400;
const verbs = { approve: "approved", reject: "rejected" };

// Those that the service has not taken yet, by the id of their entry.
const begun = new Map();

/** Whether an entry of the outbox is one of these, begun since the page was loaded; its answer is then taken. */
export function answered(entry, status, body) {
  if (entry.act !== "bulk" || !begun.has(entry.id)) return false;
  begun.get(entry.id)(status, body, entry);
  begun.delete(entry.id);
  return true;
}

/** Shows the progress of one that was begun before the page was loaded; `left` as for one that is begun. */
export function resume(entry, status, body, tell, left) {
  if (status === 202) {
    follow(body.id, tell, entry.words ?? "Undone", left);
    return;
  }
  tell(reason(body), true);
  left();
}

/**
 * Begins one. `tell` is given words to show, and whether they are the last; `refused` is told that none began, and `left` that
 * some of the comments may be under review after its end.
 */
export function begin(entry, tell, words, { refused, left }) {
  const id = new Promise((taken) => {
    begun.set(entry.id, (status, body) => {
      if (status === 202) {
        follow(body.id, tell, words, left);
        taken(body.id);
      } else {
        tell(reason(body), true);
        refused(status);
        taken(null);
      }
    });
  });
  // Sent again after a lost answer, it is known by its key and begins no second one.
  const body = { ...entry.body, key: entry.id };
  outbox.post({ ...entry, body, words, act: "bulk", path: "/api/review/bulk" });
  return {
    /** Takes it back, whole. */
    async undo(tellUndo) {
      if (outbox.withdraw(entry.id)) {
        left();
        return tellUndo("Taken back before it was sent.", true);
      }
      const known = await id;
      if (known === null) return tellUndo("There is nothing to undo: it was refused.", true);
      begun.set(entry.id + "-undo", (status, body, sent) => {
        if (status === 202) follow(body.id, tellUndo, "Undone", left);
        // It was done the first time; that answer was lost on the way.
        else if (status === 409 && sent.resent) {
          tellUndo("Undone.", true);
          left();
        } else {
          tellUndo(reason(body), true);
          left();
        }
      });
      outbox.post({ id: entry.id + "-undo", act: "bulk", path: `/api/review/bulk/${known}/undo`, body: null });
    },
  };
}

const reason = (body) => Object.values(body.errors ?? {})[0]?.[0] ?? body.detail ?? "The service refused it.";

function ending(progress, words) {
  if (progress.kind === "undo" && progress.total === 0) return "It was stopped before anything was settled.";
  const missed = progress.conflicts + progress.stale + progress.gone;
  const others = (progress.others ?? []).map(({ by, ruling, count }) => `${by} ${verbs[ruling]} ${count}`).join(", ");
  const rest = missed > 0 ? ` ${missed} had been settled, edited or deleted meanwhile${others && `: ${others}`}.` : "";
  return `${words}: ${progress.settled}.${rest}${progress.cancelled ? " Then it was stopped." : ""}`;
}

async function follow(id, tell, words, left) {
  for (;;) {
    const answer = await fetch(`/api/review/bulk/${id}`).catch(() => null);
    if (answer && [401, 403, 404].includes(answer.status)) {
      return tell(`${words}: it goes on, but you may not look any more. The history has its end.`, true);
    }
    const progress = answer?.ok ? await answer.json().catch(() => null) : null;
    if (progress?.finished) {
      left();
      return tell(ending(progress, words), true);
    }
    if (progress) {
      const had = progress.settled + progress.conflicts + progress.stale + progress.gone;
      tell(`${words}: ${had} of ${progress.total} …`, false);
    }
    await new Promise((again) => setTimeout(again, look));
  }
}
