// What waits for the browser.

/** Does something once what is on the page by now has been laid out: two frames on. */
export const afterFrames = (act) => requestAnimationFrame(() => requestAnimationFrame(act));
