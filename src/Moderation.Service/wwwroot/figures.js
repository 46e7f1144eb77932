// What only the browser knows about the page of figures.

import { showTimes } from "./desk.js";

/** The viewer's time zone, by its IANA name. */
export const zone = () => Intl.DateTimeFormat().resolvedOptions().timeZone ?? "UTC";

/** Shows the times that have just come. */
export const times = () => showTimes(document);
