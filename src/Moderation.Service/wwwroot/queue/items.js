// What is sent of a card, and to where.

/** A new id. Pages that are reached by plain http have no randomUUID. */
export const newId = () => crypto.randomUUID?.() ?? [...crypto.getRandomValues(new Uint32Array(4))].join("-");

/** The comment of a card, in the revision that it shows. */
export function itemOf(card) {
  return {
    siteId: card.dataset.site,
    commentId: card.dataset.comment,
    revision: Number(card.dataset.revision),
  };
}

/** The name of a comment, however often it was decided on. */
export const nameOf = ({ siteId, commentId }) => `${siteId}\n${commentId}`;

/** The same of the comment that a card is about. */
export const commentOf = (card) => nameOf(itemOf(card));

/** Where an act on a comment is sent. */
export const pathOf = ({ siteId, commentId }, act) =>
  `/api/review/${encodeURIComponent(siteId)}/${encodeURIComponent(commentId)}/${act}`;
