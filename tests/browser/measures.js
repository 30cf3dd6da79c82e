// What a page measures of itself, for the tests.
({
  // Text whose contrast with what lies behind it is too low.
  faint() {
    const channels = (colour) => (colour.match(/[\d.]+/g) ?? []).map(Number);
    const light = ([r, g, b]) => {
      const [x, y, z] = [r, g, b].map((c) => (c /= 255) <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
      return 0.2126 * x + 0.7152 * y + 0.0722 * z;
    };
    const ground = (node) => {
      for (let at = node; at; at = at.parentElement) {
        const colour = channels(getComputedStyle(at).backgroundColor);
        if (colour.length === 3 || colour[3] === 1) return colour;
      }
      return [255, 255, 255];
    };
    const found = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let text = walker.nextNode(); text; text = walker.nextNode()) {
      const node = text.parentElement;
      if (!text.data.trim() || !node.checkVisibility() || node.closest('.unseen, script, .skip')) continue;
      const style = getComputedStyle(node);
      const ink = node.closest('svg') ? style.fill : style.color;
      const [one, other] = [light(channels(ink)), light(ground(node))].sort((a, b) => b - a);
      const ratio = (one + 0.05) / (other + 0.05);
      if (ratio < 4.5) found.push(`${ratio.toFixed(2)} ${node.tagName}.${node.className?.baseVal ?? node.className}: ${text.data.trim().slice(0, 20)}`);
    }
    return [...new Set(found)];
  },
  // Elements that stick out of the page at the right and lie in no scrolling frame.
  wide() {
    const edge = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= edge) return [];
    return [...document.body.querySelectorAll('*')]
      .filter((node) => node.getBoundingClientRect().right > edge + 1 && !node.closest('.wide'))
      .map((node) => `${node.tagName}.${node.className?.baseVal ?? node.className}`).slice(0, 8);
  },
  // Figures whose target is smaller than a finger needs.
  small() {
    return [...document.querySelectorAll('main a.fig')]
      .filter((link) => link.checkVisibility())
      .map((link) => [link, link.getClientRects()])
      .filter(([, rects]) => rects.length === 1 && (rects[0].width < 24 || rects[0].height < 24))
      .map(([link, [rect]]) => `${link.textContent} ${rect.width}x${rect.height}`);
  },
})
