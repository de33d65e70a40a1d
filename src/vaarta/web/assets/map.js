/* The map is whole without this. With it: a map wider than the screen begins in its middle, where the address put it; PNG and SVG of what is seen. Paths are drawn on a canvas by themselves, because turning an
   SVG into an image needs data: addresses, which the page's policy refuses. */
(() => {
  'use strict';
  const svg = document.querySelector('svg.world');
  const tools = document.getElementById('map-tools');
  if (!svg || !tools) return;
  const pane = svg.parentElement;
  pane.scrollLeft = (pane.scrollWidth - pane.clientWidth) / 2;
  const SHOWN = ['fill', 'stroke', 'stroke-width', 'stroke-dasharray', 'font-family', 'text-anchor', 'paint-order'];

  const land = async () => {
    const answer = await fetch(svg.dataset.world);
    return new DOMParser().parseFromString(await answer.text(), 'image/svg+xml').getElementById('world');
  };
  const styled = async () => {
    const copy = svg.cloneNode(true);
    const mine = [...svg.querySelectorAll('*')];
    const theirs = [...copy.querySelectorAll('*')];
    theirs.forEach((one, n) => {
      const style = getComputedStyle(mine[n]);
      SHOWN.forEach((name) => one.setAttribute(name, style.getPropertyValue(name)));
    });
    const use = copy.querySelector('use');
    const world = await land();
    ['fill', 'stroke'].forEach((name) => world.setAttribute(name, use.getAttribute(name)));
    world.querySelectorAll('path').forEach((path) => { path.setAttribute('stroke-width', '.6'); path.setAttribute('vector-effect', 'non-scaling-stroke'); });
    use.replaceWith(world);
    copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
    copy.setAttribute('width', '1600');
    copy.setAttribute('height', '800');
    return copy;
  };
  const { blob: save, button } = window.vaartaSaving;
  const paint = (copy) => {
    const canvas = document.createElement('canvas');
    canvas.width = 1600;
    canvas.height = 800;
    const pen = canvas.getContext('2d');
    const [x, y, width] = copy.getAttribute('viewBox').split(' ').map(Number);
    const scale = 1600 / width;
    const known = (colour) => colour && colour !== 'none';
    copy.querySelectorAll('rect, path, circle, text').forEach((one) => {
      const inWorld = one.closest('#world');
      const own = (name) => one.getAttribute(name) || (inWorld && inWorld.getAttribute(name));
      pen.setTransform(scale * (inWorld ? 0.01 : 1), 0, 0, scale * (inWorld ? 0.01 : 1), -x * scale, -y * scale);
      pen.fillStyle = known(own('fill')) ? own('fill') : 'transparent';
      pen.strokeStyle = known(own('stroke')) ? own('stroke') : 'transparent';
      pen.lineWidth = (inWorld ? 100 : 1) * (one.tagName === 'text' ? Number(one.getAttribute('stroke-width').replace('px', '')) : 1 / scale);
      if (one.tagName === 'text') {
        pen.font = `${one.parentNode.getAttribute('font-size')}px ${own('font-family')}`;
        pen.textAlign = 'center';
        pen.lineJoin = 'round';
        pen.strokeText(one.textContent, Number(one.getAttribute('x')), Number(one.getAttribute('y')));
        pen.fillText(one.textContent, Number(one.getAttribute('x')), Number(one.getAttribute('y')));
        return;
      }
      const at = (name) => Number(one.getAttribute(name));
      const shape = new Path2D(one.tagName === 'path' ? one.getAttribute('d') : undefined);
      if (one.tagName === 'rect') shape.rect(at('x'), at('y'), at('width'), at('height'));
      if (one.tagName === 'circle') shape.arc(at('cx'), at('cy'), at('r'), 0, 7);
      pen.setLineDash(one.classList.contains('coarse') ? [4 / scale, 3 / scale] : []);
      pen.fill(shape);
      pen.stroke(shape);
    });
    return canvas;
  };
  tools.append(button(tools.dataset.png, async () => paint(await styled()).toBlob((blob) => save(blob, 'map.png'), 'image/png')), ' ');
  tools.append(button(tools.dataset.svg, async () => save(new Blob([new XMLSerializer().serializeToString(await styled())], { type: 'image/svg+xml' }), 'map.svg')));
})();
