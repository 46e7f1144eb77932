// A page that has nothing but its excuse to show comes back by itself.

import { comeBack } from "./line.js";

comeBack();
