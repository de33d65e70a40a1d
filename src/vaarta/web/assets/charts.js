/* Charts of the explorer, drawn by ECharts (load echarts.min.js and saving.js before; all with `defer`). No build step, no inline styles.

   A page says what to draw:

     <figure class="chart" data-chart>
       <figcaption>…</figcaption>
       <script type="application/json">{"kind": "stack", "periods": ["2022-01", …],
         "series": [{"key": "VC", "name": "…", "values": [3, …]}, …], "description": "…", "file": "RUS-UKR-quads"}</script>
       <details><summary>…</summary><table>… the same figures …</table></details>
     </figure>

   In place of the <script> there may be data-source="/address/of.json". The JSON is one of

     {"kind": "stack",   "periods": […], "series": [{"key", "name", "values": [n, …], "apart": bool}]}     bars by period, one on the other;
                                                  "apart": drawn lighter (planned, hypothetical)
     {"kind": "lines",   "periods": […], "series": [{"key", "name", "values": [n|null, …], "link"}], "range": [-10, 10]}
     {"kind": "bars",    "names": […],   "series": [{"key", "name", "values": […], "links": […]}]}         lying bars, one name a line
     {"kind": "network", "nodes": [{"key", "name", "value", "link", "centre": bool}], "ties": [{"from", "to", "events", "intensity"}]}

   all with "description" (read out by screen readers), "file" (name of a download) and, where wanted, "links": an address by period.
   Series keys VC, MC, VX, MX take the colours of the quadrants; others take theirs in order. Words of the buttons and the language of
   numbers come from <html lang data-digits> and from data-png, data-svg, data-colon on the <figure> or any element around it.

   Keyboard: a chart takes focus; ← and → go through its points and read them out, Enter opens the point's address. */
(() => {
  'use strict';

  const PALETTES = {
    light: {
      VC: '#2b7a4b', MC: '#1f5fa8', VX: '#b45f06', MX: '#a61c2e', ink: '#1d1d1f', soft: '#5f6368', line: '#d0d0d5', ground: '#ffffff',
      others: ['#1f5fa8', '#b45f06', '#2b7a4b', '#a61c2e', '#6a3d9a', '#00798c', '#8a6d00', '#a0378f'],
    },
    dark: {
      VC: '#63c28b', MC: '#6fb1f5', VX: '#f2a65a', MX: '#ff7a85', ink: '#ececf1', soft: '#b0b3b8', line: '#44464c', ground: '#17181c',
      others: ['#6fb1f5', '#f2a65a', '#63c28b', '#ff7a85', '#c7a0f2', '#5ed0dc', '#e0c35a', '#f29be0'],
    },
  };
  const drawn = new Map();

  const root = document.documentElement;
  const dark = () => {
    const told = root.dataset.theme;
    return told === 'dark' || (told !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
  };
  // The page's own colours, where its style sheet names them; the palette above keeps charts readable without.
  const palette = () => {
    const styles = getComputedStyle(root);
    const own = PALETTES[dark() ? 'dark' : 'light'];
    const named = (name, otherwise) => styles.getPropertyValue(name).trim() || otherwise;
    return {
      ...own,
      VC: named('--vc', own.VC), MC: named('--mc', own.MC), VX: named('--vx', own.VX), MX: named('--mx', own.MX),
    };
  };
  const numbers = () => {
    const language = root.lang === 'hi' ? 'hi-IN' : 'en-IN';
    return new Intl.NumberFormat(`${language}-u-nu-${root.dataset.digits === 'deva' ? 'deva' : 'latn'}`, { maximumFractionDigits: 1 });
  };
  const digits = (text) => {
    if (root.dataset.digits !== 'deva') return text;
    return String(text).replace(/[0-9]/g, (d) => String.fromCharCode(0x966 + Number(d)));
  };
  const period = (text) => {
    const [year, month, day] = String(text).split('-').map(Number);
    if (!month || !year) return digits(text);
    const language = root.lang === 'hi' ? 'hi' : 'en';
    const shown = new Intl.DateTimeFormat(`${language}-u-nu-latn`, {
      year: 'numeric', month: 'short', ...(day ? { day: 'numeric' } : {}), timeZone: 'UTC',
    });
    return digits(shown.format(new Date(Date.UTC(year, month - 1, day || 1))));
  };
  const word = (figure, name, otherwise) => figure.closest(`[data-${name}]`)?.dataset[name] || otherwise;
  const still = () => matchMedia('(prefers-reduced-motion: reduce)').matches;

  const base = (spec, colours) => ({
    animation: !still(),
    animationDuration: 300,
    backgroundColor: 'transparent',
    textStyle: { color: colours.ink, fontFamily: getComputedStyle(document.body).fontFamily },
    aria: { enabled: false },
    legend: spec.series && spec.series.length > 1
      ? { type: 'scroll', top: 0, left: 0, icon: 'roundRect', textStyle: { color: colours.ink, fontSize: 13 }, pageTextStyle: { color: colours.ink },
          pageIconColor: colours.ink, pageIconInactiveColor: colours.line }
      : undefined,
    // Rich text is drawn inside the picture: an HTML tooltip writes style attributes, which the page's policy refuses.
    tooltip: { renderMode: 'richText', confine: true, backgroundColor: colours.ground, borderColor: colours.line, textStyle: { color: colours.ink } },
    grid: { left: 8, right: 16, top: spec.series && spec.series.length > 1 ? 40 : 16, bottom: 8, containLabel: true },
  });

  const colour = (key, index, colours) => (key && colours[key] && key.length === 2 ? colours[key] : colours.others[index % colours.others.length]);

  const axes = (spec, colours, figures) => ({
    xAxis: {
      type: 'category', data: spec.periods, axisLabel: { color: colours.soft, formatter: period, hideOverlap: true },
      axisLine: { lineStyle: { color: colours.line } }, axisTick: { show: false },
    },
    yAxis: {
      type: 'value', axisLabel: { color: colours.soft, formatter: (n) => figures.format(n) }, splitLine: { lineStyle: { color: colours.line } },
      minInterval: spec.kind === 'stack' ? 1 : undefined, ...(spec.range ? { min: spec.range[0], max: spec.range[1] } : {}),
    },
  });
  const said = (figures) => (points) => {
    const list = Array.isArray(points) ? points : [points];
    const lines = list.filter((p) => p.value !== null && p.value !== undefined && p.value !== 0).map((p) => `${p.seriesName}: ${figures.format(p.value)}`);
    return [period(list[0]?.axisValue ?? list[0]?.name), ...lines].join('\n');
  };

  const SHAPES = {
    stack(spec, colours, figures) {
      const option = { ...base(spec, colours), ...axes(spec, colours, figures) };
      option.tooltip = { ...option.tooltip, trigger: 'axis', axisPointer: { type: 'shadow' }, formatter: said(figures) };
      option.series = spec.series.map((one, n) => ({
        type: 'bar', stack: 'all', name: one.name, data: one.values, barCategoryGap: '15%', barMaxWidth: 48,
        itemStyle: {
          color: colour(one.key, n, colours), opacity: one.apart ? 0.75 : 1,
          ...(one.apart ? { decal: { symbol: 'rect', dashArrayX: [1, 0], dashArrayY: [2, 4], rotation: Math.PI / 4, color: colours.ground } } : {}),
        },
      }));
      return option;
    },
    lines(spec, colours, figures) {
      const option = { ...base(spec, colours), ...axes(spec, colours, figures) };
      option.tooltip = { ...option.tooltip, trigger: 'axis', formatter: said(figures) };
      option.series = spec.series.map((one, n) => ({
        type: 'line', name: one.name, data: one.values, connectNulls: true, symbol: ['circle', 'rect', 'triangle', 'diamond'][n % 4],
        symbolSize: 7, showSymbol: spec.periods.length < 40,
        lineStyle: { width: 2.5, type: ['solid', 'dashed', 'dotted'][Math.floor(n / 4) % 3] }, itemStyle: { color: colour(one.key, n, colours) },
        ...(n === 0 && spec.range ? { markLine: { silent: true, symbol: 'none', label: { show: false }, lineStyle: { color: colours.soft, type: 'dashed' }, data: [{ yAxis: 0 }] } } : {}),
      }));
      return option;
    },
    bars(spec, colours, figures) {
      const option = { ...base(spec, colours), ...axes({ ...spec, kind: 'stack', periods: [] }, colours, figures) };
      option.yAxis = { type: 'category', inverse: true, data: spec.names, axisLabel: { color: colours.ink, fontSize: 13 }, axisTick: { show: false }, axisLine: { lineStyle: { color: colours.line } } };
      option.xAxis = { type: 'value', minInterval: 1, axisLabel: { color: colours.soft, hideOverlap: true, formatter: (n) => figures.format(n) }, splitLine: { lineStyle: { color: colours.line } } };
      option.tooltip = { ...option.tooltip, trigger: 'axis', axisPointer: { type: 'shadow' }, formatter: (points) => [points[0].name, ...points.filter((p) => p.value).map((p) => `${p.seriesName}: ${figures.format(p.value)}`)].join('\n') };
      option.series = spec.series.map((one, n) => ({
        type: 'bar', stack: 'all', name: one.name, data: one.values.map((v, i) => (one.keys ? { value: v, itemStyle: { color: colour(one.keys[i], i, colours) } } : v)),
        barMaxWidth: 22, itemStyle: { color: colour(one.key, n, colours) },
      }));
      return option;
    },
    network(spec, colours, figures, size) {
      const most = Math.max(1, ...spec.nodes.map((n) => n.value));
      const widest = Math.max(1, ...spec.ties.map((t) => t.events));
      const around = spec.nodes.filter((n) => !n.centre);
      // ECharts fits the outermost nodes into the box and bends circles where the two differ in shape; the four corners below hold it.
      const reach = { x: Math.max(60, size.width / 2 - 70), y: Math.max(60, size.height / 2 - 50) };
      const shade = (i) => (i > 0.5 ? colours.VC : i < -0.5 ? colours.MX : colours.soft);
      const place = (node) => {
        if (node.centre) return { x: 0, y: 0 };
        const angle = (2 * Math.PI * around.indexOf(node)) / around.length - Math.PI / 2;
        return { x: reach.x * Math.cos(angle), y: reach.y * Math.sin(angle) };
      };
      const option = base({}, colours);
      option.tooltip.formatter = (p) => (p.dataType === 'edge' ? p.data.said : `${p.data.name}: ${figures.format(p.data.value)}`);
      option.series = [{
        type: 'graph', layout: 'none', left: size.width / 2 - reach.x, right: size.width / 2 - reach.x, top: size.height / 2 - reach.y, bottom: size.height / 2 - reach.y, roam: false, emphasis: { focus: 'adjacency' },
        label: { show: true, position: 'bottom', color: colours.ink, fontSize: 13, textBorderColor: colours.ground, textBorderWidth: 3 },
        // Ids, not names: two may be written alike in one language.
        data: [...[-1, 1].flatMap((x) => [-1, 1].map((y) => ({
          id: `corner${x}${y}`, name: '', value: 0, x: x * reach.x, y: y * reach.y, symbol: 'none', symbolSize: 0, label: { show: false },
        }))), ...spec.nodes.map((n) => ({
          id: n.key, name: n.name, value: n.value, link: n.link, ...place(n), symbolSize: n.centre ? 44 : 14 + 26 * Math.sqrt(n.value / most),
          itemStyle: { color: n.centre ? colours.ink : colours.others[0], borderColor: colours.ground, borderWidth: 2 },
        }))],
        links: spec.ties.map((t) => ({
          source: t.from, target: t.to, said: t.said || `${figures.format(t.events)} · ${figures.format(t.intensity)}`, link: t.link,
          lineStyle: {
            width: 1 + 7 * Math.sqrt(t.events / widest), color: shade(t.intensity), opacity: 0.65, curveness: 0.12,
            type: t.intensity < -0.5 ? 'solid' : t.intensity > 0.5 ? [8, 3] : 'dotted',
          },
        })),
      }];
      return option;
    },
  };

  const points = (spec) => {
    const figures = numbers();
    if (spec.kind === 'network') return spec.nodes.map((n) => ({ text: `${n.name}: ${figures.format(n.value)}`, link: n.link }));
    const names = spec.kind === 'bars' ? spec.names : spec.periods.map(period);
    return names.map((name, i) => ({
      text: [name, ...spec.series.filter((one) => one.values[i]).map((one) => `${one.name} ${figures.format(one.values[i])}`)].join(', '),
      link: spec.links?.[i],
    }));
  };

  const { address: save, blob: saveBlob, button } = window.vaartaSaving;

  // A second drawing on a canvas, out of sight: turning the SVG into an image would need data: addresses, which the policy refuses.
  const savePng = (state) => {
    const box = document.createElement('div');
    const { width, height } = state.box.getBoundingClientRect();
    const copy = echarts.init(box, null, { renderer: 'canvas', width, height });
    copy.setOption({ ...option(state.spec, { width, height }), animation: false });
    save(copy.getDataURL({ type: 'png', pixelRatio: 2, backgroundColor: palette().ground }), `${state.spec.file || 'chart'}.png`);
    copy.dispose();
  };
  const saveSvg = (state) => {
    const { width, height } = state.box.getBoundingClientRect();
    const copy = echarts.init(null, null, { renderer: 'svg', ssr: true, width, height });
    copy.setOption({ ...option(state.spec, { width, height }), animation: false, backgroundColor: palette().ground });
    saveBlob(new Blob([copy.renderToSVGString()], { type: 'image/svg+xml' }), `${state.spec.file || 'chart'}.svg`);
    copy.dispose();
  };

  const option = (spec, size) => SHAPES[spec.kind](spec, palette(), numbers(), size);

  const keyboard = (state, live) => {
    let at = -1;
    state.box.addEventListener('keydown', (event) => {
      const all = points(state.spec);
      if (event.key === 'ArrowRight' || event.key === 'ArrowLeft') {
        at = Math.min(all.length - 1, Math.max(0, at + (event.key === 'ArrowRight' ? 1 : -1)));
        state.chart.dispatchAction({ type: 'showTip', seriesIndex: 0, dataIndex: at });
        live.textContent = all[at]?.text || '';
        event.preventDefault();
      } else if (event.key === 'Enter' && all[at]?.link) {
        location.assign(all[at].link);
      }
    });
    state.box.addEventListener('blur', () => state.chart.dispatchAction({ type: 'hideTip' }));
  };

  const open = (state, event) => {
    const spec = state.spec;
    const link = event.data?.link || (spec.kind === 'lines' && spec.series[event.seriesIndex]?.link) || spec.links?.[event.dataIndex];
    if (link) location.assign(link);
  };

  const draw = (figure, spec) => {
    if (!SHAPES[spec.kind]) return;
    const box = document.createElement('div');
    box.className = `chart-box chart-${spec.kind}`;
    if (spec.kind === 'bars') box.style.height = `${64 + 30 * spec.names.length}px`;
    box.tabIndex = 0;
    box.setAttribute('role', 'img');
    box.setAttribute('aria-label', spec.description || figure.querySelector('figcaption')?.textContent || '');
    const live = document.createElement('p');
    live.className = 'visually-hidden';
    live.setAttribute('aria-live', 'polite');
    const tools = document.createElement('p');
    tools.className = 'chart-tools';
    const state = { figure, spec, box, chart: null };
    tools.append(button(word(figure, 'png', 'PNG'), () => savePng(state)), button(word(figure, 'svg', 'SVG'), () => saveSvg(state)));
    const table = figure.querySelector('details');
    figure.insertBefore(box, table);
    figure.insertBefore(live, table);
    figure.insertBefore(tools, table);
    state.chart = echarts.init(box, null, { renderer: 'svg' });
    state.chart.setOption(option(spec, box.getBoundingClientRect()));
    state.chart.on('click', (event) => open(state, event));
    keyboard(state, live);
    drawn.set(figure, state);
    figure.dataset.drawn = '';
  };

  const start = async (figure) => {
    if (drawn.has(figure)) return;
    drawn.set(figure, null);
    try {
      const inside = figure.querySelector('script[type="application/json"]');
      const spec = inside ? JSON.parse(inside.textContent) : await (await fetch(figure.dataset.source)).json();
      draw(figure, spec);
    } catch (error) {
      // The table below the chart says the same; a chart that cannot be drawn must not take the page with it.
      console.warn('chart', error);
    }
  };
  const all = (within) => {
    for (const [figure, state] of drawn) {
      if (!figure.isConnected) { state?.chart.dispose(); drawn.delete(figure); }
    }
    within.querySelectorAll('figure[data-chart]').forEach(start);
  };
  const again = () => drawn.forEach((state) => state?.chart.setOption(option(state.spec, state.box.getBoundingClientRect()), true));
  const fit = () => {
    drawn.forEach((state) => state?.chart.resize());
    drawn.forEach((state) => state?.spec.kind === 'network' && state.chart.setOption(option(state.spec, state.box.getBoundingClientRect()), true));
  };

  window.vaartaCharts = { drawAll: all };
  all(document);
  document.addEventListener('htmx:afterSettle', () => all(document));
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', again);
  new MutationObserver(again).observe(root, { attributes: true, attributeFilter: ['data-theme', 'data-digits'] });
  let timer = 0;
  addEventListener('resize', () => {
    clearTimeout(timer);
    timer = setTimeout(fit, 120);
  });
})();
