// Adds to pages that are whole without it: figure sheets, sorting, copying, the theme.
(() => {
  'use strict';
  const words = document.getElementById('words').dataset;
  const make = (tag, properties = {}, ...children) => {
    const node = Object.assign(document.createElement(tag), properties);
    node.append(...children);
    return node;
  };

  // --- figure sheets -------------------------------------------------------
  const body = make('div', { className: 'sheet-body', tabIndex: -1 });
  const back = make('button', { type: 'button', textContent: `← ${words.back}`, hidden: true });
  const whole = make('a', { textContent: words.open });
  const close = make('button', { type: 'button', className: 'close', textContent: `✕ ${words.close}` });
  const bar = make('div', { className: 'sheet-bar' }, back, whole, close);
  const sheet = make('dialog', { className: 'sheet-dialog' }, bar, body);
  sheet.setAttribute('aria-label', words.sheet);
  document.body.append(sheet);
  let opener = null;
  let trail = [];

  const resolved = (root, address) => {
    for (const link of root.querySelectorAll('a[href]')) link.href = new URL(link.getAttribute('href'), address).href;
    for (const marked of root.querySelectorAll('[id]')) marked.removeAttribute('id');
    return root;
  };
  const show = async (address) => {
    whole.href = address;
    back.hidden = trail.length < 2;
    try {
      const answer = await fetch(address);
      if (!answer.ok) throw new Error(answer.statusText);
      const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
      body.replaceChildren(resolved(document.importNode(page.querySelector('#main article'), true), address));
      equip(body);
    } catch {
      if (location.protocol === 'file:') { location.href = address; return; }
      body.replaceChildren(make('p', { textContent: words.failed }));
    }
    if (!sheet.open) sheet.showModal();
    body.scrollTop = 0;
    body.focus({ preventScroll: true });
  };
  document.addEventListener('click', (event) => {
    if (event.defaultPrevented || event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    const link = event.target.closest('a[data-key]');
    if (!link) return;
    event.preventDefault();
    if (!sheet.open) { opener = link; trail = []; }
    const address = new URL(link.getAttribute('href') || link.href.baseVal, location.href).href;
    trail.push(address);
    show(address);
  });
  back.addEventListener('click', () => { trail.pop(); show(trail[trail.length - 1]); });
  close.addEventListener('click', () => sheet.close());
  sheet.addEventListener('click', (event) => { if (event.target === sheet) sheet.close(); });
  sheet.addEventListener('close', () => { if (opener) opener.focus(); opener = null; });

  // --- tables --------------------------------------------------------------
  const collator = new Intl.Collator(document.documentElement.lang, { numeric: true });
  const worth = (cell) => {
    const data = cell?.querySelector('data');
    return data ? { number: Number(data.value), text: '' } : { number: null, text: (cell?.textContent ?? '').trim() };
  };
  const compare = (one, other) => {
    if (one.number !== null && other.number !== null) return one.number - other.number;
    if (one.number !== null || other.number !== null) return one.number !== null ? -1 : 1;
    return collator.compare(one.text, other.text);
  };
  const sort = (table, index, head) => {
    const turn = head.getAttribute('aria-sort') === 'ascending' ? -1 : 1;
    for (const other of table.tHead.rows[0].cells) other.removeAttribute('aria-sort');
    head.setAttribute('aria-sort', turn > 0 ? 'ascending' : 'descending');
    const rows = [...table.tBodies[0].rows].map((row) => [worth(row.cells[index]), row]);
    const empty = (key) => key.number === null && (key.text === '' || key.text === '—');
    rows.sort(([one], [other]) => (empty(one) - empty(other)) || turn * compare(one, other));
    table.tBodies[0].append(...rows.map(([, row]) => row));
  };
  const sortable = (table) => {
    if (table.tBodies[0].rows.length < 3) return;
    [...table.tHead.rows[0].cells].forEach((head, index) => {
      if ('fixed' in head.dataset) return;
      const button = make('button', { type: 'button', className: 'sort' });
      button.setAttribute('aria-label', `${words.sort} ${head.textContent.trim()}`);
      head.append(button);
      head.classList.add('sorts');
      head.addEventListener('click', () => sort(table, index, head));
    });
  };
  const hint = (frame) => {
    frame.classList.toggle('over', frame.scrollWidth > frame.clientWidth + 1);
    if (frame.classList.contains('over')) frame.dataset.hint = words.wide;
  };

  // --- citations -----------------------------------------------------------
  const copy = async (button) => {
    const citation = button.closest('.sheet').querySelector('.citation');
    try {
      await navigator.clipboard.writeText(citation.textContent);
      button.textContent = words.copied;
    } catch {
      getSelection().selectAllChildren(citation);
    }
  };
  const equip = (root) => {
    for (const button of root.querySelectorAll('button.copy')) {
      button.hidden = false;
      button.addEventListener('click', () => copy(button));
    }
    for (const table of root.querySelectorAll('article:not(.overview) .wide table.data')) sortable(table);
    for (const frame of root.querySelectorAll('.wide')) hint(frame);
  };
  equip(document);
  addEventListener('resize', () => { for (const frame of document.querySelectorAll('.wide')) hint(frame); });
  document.addEventListener('toggle', () => { for (const frame of document.querySelectorAll('.wide')) hint(frame); }, true);

  // --- the drawing of the layers, lit up on demand ------------------------------
  for (const frame of document.querySelectorAll('.weaving')) {
    const explore = frame.querySelector('button.explore');
    explore.hidden = false;
    explore.addEventListener('click', () => {
      explore.disabled = true;
      document.head.append(make('script', { src: frame.dataset.script }));
    }, { once: true });
  }
  const unfold = () => document.getElementById(decodeURIComponent(location.hash.slice(1)))?.closest('details')?.setAttribute('open', '');
  addEventListener('hashchange', unfold);
  unfold();

  // --- theme ---------------------------------------------------------------
  const button = document.querySelector('button.theme');
  const themes = ['auto', 'light', 'dark'];
  const root = document.documentElement;
  const name = () => root.dataset.theme ?? 'auto';
  const tell = () => { button.querySelector('.now').textContent = button.dataset[name()]; };
  if (button) {
    button.hidden = false;
    tell();
    button.addEventListener('click', () => {
      const next = themes[(themes.indexOf(name()) + 1) % themes.length];
      if (next === 'auto') delete root.dataset.theme; else root.dataset.theme = next;
      try { localStorage.setItem('theme', next); } catch { /* the choice holds for this page */ }
      tell();
    });
  }
})();
