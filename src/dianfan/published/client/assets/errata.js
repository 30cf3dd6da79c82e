// Errata that came after the edition was frozen: a banner, and a mark on each figure concerned.
(() => {
  'use strict';
  const words = document.getElementById('words')?.dataset;
  if (!words?.errata || location.protocol === 'file:') return;
  const link = (className, address, text) => {
    const node = document.createElement('a');
    Object.assign(node, { className, href: address, textContent: text });
    return node;
  };
  const mark = (figure, erratum) => {
    const shown = link('corrected', `${words.errataPage}#f-${erratum.figure}`, words.errataMark);
    const now = erratum.new[document.body.classList.contains('zh') ? 'zh' : 'en'];
    if (now) shown.title = now;
    figure.classList.add('wrong');
    figure.after(shown);
  };
  const show = (sheet) => {
    if (!sheet.errata.length) return;
    const banner = document.createElement('aside');
    banner.className = 'errata-banner';
    banner.setAttribute('aria-label', words.errataName);
    banner.append(link('', words.errataPage, words.errataBanner.replace('#', sheet.errata.length)));
    document.getElementById('main').prepend(banner);
    const wrong = new Map(sheet.errata.map((erratum) => [erratum.figure, erratum]));
    for (const figure of document.querySelectorAll('#main a.fig[data-key]')) {
      const erratum = wrong.get(figure.dataset.key);
      if (erratum) mark(figure, erratum);
    }
    const own = wrong.get(/figures\/([0-9a-f]+)\.html$/.exec(location.pathname)?.[1]);
    if (own) mark(document.querySelector('.sheet h1'), own);
  };
  fetch(words.errata).then((answer) => answer.ok ? answer.json() : null).then((sheet) => sheet && show(sheet)).catch(() => {});
})();
