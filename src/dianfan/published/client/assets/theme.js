// Before the first paint: the theme that the reader chose, if any.
(() => {
  'use strict';
  try {
    const chosen = localStorage.getItem('theme');
    if (chosen === 'light' || chosen === 'dark') document.documentElement.dataset.theme = chosen;
  } catch { /* storage may be closed to us; the system's theme stands */ }
})();
