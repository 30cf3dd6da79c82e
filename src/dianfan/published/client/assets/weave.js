// Lights up the drawing of the layers: neighbours of a knot, kinds to hide. Loaded on demand.
(() => {
  'use strict';
  const make = (tag, properties = {}, ...children) => {
    const node = Object.assign(document.createElement(tag), properties);
    node.append(...children);
    return node;
  };
  const equip = (frame) => {
    const words = frame.dataset;
    const drawings = [...frame.querySelectorAll('svg.weave')];
    const said = make('div', { className: 'weave-said' });
    said.setAttribute('role', 'status');
    said.textContent = words.hint;
    const bar = make('div', { className: 'weave-bar' });
    bar.setAttribute('role', 'group');
    bar.setAttribute('aria-label', words.kinds);
    frame.querySelector('.go').replaceWith(bar, said);

    const knots = (svg) => [...svg.querySelectorAll('.knot')];
    const title = (knot) => knot.querySelector('title').textContent;
    const label = (knot) => knot.querySelector('.tap text')?.textContent ?? title(knot);
    const row = (svg, knot) => svg.querySelector(`.knot[data-id="${CSS.escape(`action-${knot.dataset.id.replace(/^[a-z]+-/, '')}`)}"]`);
    const name = (svg, knot) => {
      const inner = ['indicator', 'target', 'project'].includes(knot.dataset.kind) && row(svg, knot);
      return inner ? `${label(inner)} · ${title(knot)}` : title(knot);
    };
    const reached = (svg, start, from, to) => {
      const found = new Set([start]);
      const lines = new Set();
      const waiting = [start];
      while (waiting.length) {
        const at = waiting.pop();
        for (const line of svg.querySelectorAll(`.strand[data-${from}="${CSS.escape(at)}"]`)) {
          lines.add(line);
          const next = line.dataset[to];
          if (!found.has(next)) { found.add(next); waiting.push(next); }
        }
      }
      return [found, lines];
    };
    const members = (svg, knot) => {
      const table = document.getElementById('nodes-project');
      const action = knot.dataset.kind === 'project' || knot.dataset.kind === 'action' ? row(svg, knot) ?? knot : knot;
      if (!table || !['action', 'project', 'chain', 'place'].includes(knot.dataset.kind)) return [];
      const whole = title(action);
      return [...table.tBodies[0].rows]
        .filter((one) => [...one.cells].slice(1).some((cell) => cell.textContent.split('、').some((part) => part === whole) || (whole.length > 3 && document.documentElement.lang === 'en' && cell.textContent.includes(whole))))
        .map((one) => one.cells[0].textContent);
    };
    const clear = () => {
      for (const svg of drawings) {
        svg.classList.remove('asking');
        for (const lit of svg.querySelectorAll('.near, .asked')) lit.classList.remove('near', 'asked');
        for (const tap of svg.querySelectorAll('.tap[aria-pressed]')) tap.setAttribute('aria-pressed', 'false');
      }
      said.replaceChildren(words.hint);
    };
    const ask = (svg, knot) => {
      const again = knot.classList.contains('asked');
      clear();
      if (again) return;
      const [after, ahead] = reached(svg, knot.dataset.id, 'from', 'to');
      const [before, behind] = reached(svg, knot.dataset.id, 'to', 'from');
      const near = new Set([...after, ...before]);
      svg.classList.add('asking');
      knot.classList.add('asked');
      knot.querySelector('.tap').setAttribute('aria-pressed', 'true');
      for (const one of knots(svg)) one.classList.toggle('near', near.has(one.dataset.id));
      for (const line of [...ahead, ...behind]) line.classList.add('near');
      const others = knots(svg).filter((one) => one !== knot && near.has(one.dataset.id)).map((one) => name(svg, one));
      const projects = members(svg, knot);
      said.replaceChildren(make('h3', { textContent: name(svg, knot) }));
      if (others.length) said.append(make('p', { textContent: `${words.joined} ${others.join(' / ')}` }));
      if (projects.length) said.append(make('p', { textContent: words.members }), make('ul', {}, ...projects.map((text) => make('li', { textContent: text }))));
    };

    const seen = drawings.find((svg) => svg.checkVisibility()) ?? drawings[0];
    const kinds = [...new Set(knots(seen).map((knot) => knot.dataset.kind))];
    const heading = (kind) => [...drawings[0].querySelectorAll('.heading')].find((one) => one.dataset.kind === kind)?.textContent ?? kind;
    for (const kind of kinds) {
      const button = make('button', { type: 'button', textContent: heading(kind) });
      button.setAttribute('aria-pressed', 'true');
      button.addEventListener('click', () => {
        const shown = button.getAttribute('aria-pressed') !== 'true';
        button.setAttribute('aria-pressed', String(shown));
        for (const svg of drawings) {
          const hidden = new Set();
          for (const knot of knots(svg)) {
            if (knot.dataset.kind === kind) knot.classList.toggle('off', !shown);
            if (knot.classList.contains('off')) hidden.add(knot.dataset.id);
          }
          for (const line of svg.querySelectorAll('.strand')) line.classList.toggle('off', hidden.has(line.dataset.from) || hidden.has(line.dataset.to));
        }
      });
      bar.append(button);
    }
    const all = make('button', { type: 'button', textContent: words.all });
    all.addEventListener('click', () => {
      for (const button of bar.querySelectorAll('[aria-pressed=false]')) button.click();
      clear();
    });
    bar.append(all);

    for (const svg of drawings) {
      const taps = knots(svg).map((knot) => knot.querySelector('.tap'));
      taps.forEach((tap, place) => {
        const knot = tap.parentNode;
        tap.setAttribute('role', 'button');
        tap.setAttribute('tabindex', '0');
        tap.setAttribute('aria-pressed', 'false');
        tap.setAttribute('aria-label', name(svg, knot));
        tap.addEventListener('click', () => ask(svg, knot));
        tap.addEventListener('keydown', (event) => {
          const step = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key];
          if (event.key === 'Enter' || event.key === ' ') ask(svg, knot);
          else if (event.key === 'Escape') clear();
          else if (step) taps[(place + step + taps.length) % taps.length].focus();
          else return;
          event.preventDefault();
        });
      });
    }
    seen.querySelector('.tap')?.focus();
  };
  for (const frame of document.querySelectorAll('.weaving')) equip(frame);
})();
