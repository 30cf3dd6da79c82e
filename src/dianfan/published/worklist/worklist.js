// Marks are kept in this browser until they are exported; nothing is sent anywhere.
(() => {
  'use strict';
  const store = `dianfan-signoff-${document.body.dataset.book}`;
  const items = [...document.querySelectorAll('.one')];
  const by = document.getElementById('by');
  const show = document.getElementById('show');
  const told = document.getElementById('told');
  let kept = { by: '', marks: {} };
  try { kept = JSON.parse(localStorage.getItem(store)) ?? kept; } catch { /* marks last as long as the page */ }
  const keep = () => {
    kept.by = by.value.trim();
    try { localStorage.setItem(store, JSON.stringify(kept)); } catch { /* likewise */ }
    told.value = `${Object.keys(kept.marks).length} ✓✎↩`;
  };
  const paint = (item) => {
    const mark = kept.marks[item.dataset.id];
    item.toggleAttribute('data-mine', Boolean(mark));
    item.querySelector(`input[value="${mark?.decision ?? ''}"]`).checked = true;
    const words = item.querySelector('.words');
    words.hidden = mark?.decision !== 'change';
    if (mark) words.querySelector('textarea').value = mark.words;
  };
  const decide = (item, decision) => {
    const words = item.querySelector('textarea').value;
    if (decision) kept.marks[item.dataset.id] = { decision, words: decision === 'change' ? words : '' };
    else delete kept.marks[item.dataset.id];
    paint(item);
    keep();
    if (decision === 'change') item.querySelector('textarea').focus();
  };
  const filter = () => {
    for (const item of items) {
      const fits = show.value === 'mine' ? 'mine' in item.dataset : !show.value || item.dataset.state === show.value;
      item.hidden = !fits;
    }
  };
  const cell = (text) => /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  const save = () => {
    const marks = Object.entries(kept.marks);
    const bare = marks.find(([, mark]) => mark.decision === 'change' && !mark.words.trim());
    if (!by.value.trim()) { told.value = '请填核对人 / say who decides'; by.focus(); return; }
    if (bare) { told.value = '请填改为或理由 / say what to change'; document.getElementById(`s-${bare[0]}`).querySelector('textarea').focus(); return; }
    const day = new Date().toISOString().slice(0, 10);
    const lines = marks.map(([id, mark]) => [id, mark.decision, mark.words.replace(/\s+/g, ' ').trim(), by.value.trim(), day].map(cell).join(','));
    const text = ['sentence,decision,words,by,date', ...lines, ''].join('\n');
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([text], { type: 'text/csv' }));
    link.download = 'ticks.csv';
    link.click();
    URL.revokeObjectURL(link.href);
  };
  const step = (from, by_) => {
    const seen = items.filter((item) => !item.hidden);
    const next = seen[Math.min(seen.length - 1, Math.max(0, seen.indexOf(from) + by_))];
    if (next) { next.focus(); next.scrollIntoView({ block: 'nearest' }); }
  };
  const keys = { t: 'tick', c: 'change', u: '' };
  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.matches('textarea, select, input:not([type=radio])')) return;
    const item = event.target.closest('.one');
    const key = event.key.toLowerCase();
    if (key === 'j' || key === 'k') step(item, key === 'j' ? 1 : -1);
    else if (item && key in keys) decide(item, keys[key]);
    else return;
    event.preventDefault();
  });
  for (const item of items) {
    item.querySelector('fieldset').hidden = false;
    item.addEventListener('change', (event) => { if (event.target.type === 'radio') decide(item, event.target.value); });
    item.querySelector('textarea').addEventListener('input', (event) => {
      const mark = kept.marks[item.dataset.id];
      if (mark) { mark.words = event.target.value; keep(); }
    });
    paint(item);
  }
  document.getElementById('bar').hidden = false;
  document.getElementById('bar').addEventListener('submit', (event) => event.preventDefault());
  by.value = kept.by;
  by.addEventListener('input', keep);
  show.addEventListener('change', filter);
  document.getElementById('save').addEventListener('click', save);
  keep();
})();
