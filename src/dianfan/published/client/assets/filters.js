// Adds choices above a table that is whole without them: rows that do not match are hidden.
(() => {
  'use strict';
  const make = (tag, properties = {}, ...children) => {
    const node = Object.assign(document.createElement(tag), properties);
    node.append(...children);
    return node;
  };
  const text = (cell) => (cell?.textContent ?? '').trim();
  for (const part of document.querySelectorAll('[data-filters]')) {
    const table = part.querySelector('table.data');
    if (!table) continue;
    const rows = [...table.tBodies[0].rows];
    const count = make('span', { className: 'note' });
    count.setAttribute('aria-live', 'polite');
    const chosen = new Map();
    const apply = () => {
      let shown = 0;
      for (const row of rows) {
        row.hidden = [...chosen].some(([column, select]) => select.value && text(row.cells[column]) !== select.value);
        shown += row.hidden ? 0 : 1;
      }
      count.textContent = `${part.dataset.filterShown} ${shown} / ${rows.length}`;
    };
    const bar = make('div', { className: 'filters' });
    for (const column of part.dataset.filters.split(' ').map(Number)) {
      const values = [...new Set(rows.map((row) => text(row.cells[column])))];
      if (values.length < 2) continue;
      values.sort(new Intl.Collator(document.documentElement.lang).compare);
      const select = make('select', {}, make('option', { value: '', textContent: part.dataset.filterAll }));
      select.append(...values.map((value) => make('option', { value, textContent: value })));
      select.addEventListener('change', apply);
      chosen.set(column, select);
      const name = table.tHead.rows[0].cells[column].firstChild.textContent.trim();
      bar.append(make('label', {}, make('span', { textContent: name }), select));
    }
    bar.append(count);
    table.closest('.wide').before(bar);
    apply();
  }
})();
