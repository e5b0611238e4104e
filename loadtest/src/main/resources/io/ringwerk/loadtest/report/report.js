'use strict';
// Draws each chart from the data beside it. What this can't do, the tables under the charts do.
(() => {
  const PAPER = {
    light: { ink: '#1b2530', quiet: '#5a6875', grid: '#e3e8ed', lines: ['#0b6e8f', '#d1610a', '#12734a', '#8a3ffc', '#b3261e', '#6b7785'] },
    dark: { ink: '#e6ebf0', quiet: '#9caab7', grid: '#2a343e', lines: ['#58b9d8', '#f2a154', '#5fcf9a', '#b794f6', '#ff8a80', '#a3b0bc'] },
  };
  // Lines differ in more than colour, for paper and for eyes that see colours alike.
  const DASHES = [[], [7, 4], [2, 3], [10, 3, 2, 3], [4, 4], [1, 4]];
  const SHAPES = ['circle', 'rect', 'triangle', 'rectRot', 'cross', 'star'];
  const MANY_POINTS = 40;
  const dark = window.matchMedia('(prefers-color-scheme: dark)');
  const charts = [];

  const figure = (value) => Math.abs(value) >= 1e5 || (value !== 0 && Math.abs(value) < 1e-3)
    ? value.toExponential(1)
    : value.toLocaleString('en', { maximumFractionDigits: 3 });

  const axis = (described, colours) => {
    const log = described.scale === 'LOG';
    return {
      type: log ? 'logarithmic' : 'linear',
      beginAtZero: !log,
      title: { display: true, text: described.label, color: colours.quiet },
      grid: { color: colours.grid },
      border: { color: colours.quiet },
      ticks: {
        color: colours.quiet,
        maxRotation: 0,
        autoSkipPadding: 12,
        callback: (value) => (log && !/^[125]e/.test(Number(value).toExponential()) ? null : figure(value)),
      },
    };
  };

  const line = (series, i, logs, colours) => {
    const points = series.points.filter((p) => (!logs.x || p.x > 0) && (!logs.y || p.y > 0));
    const colour = colours.lines[i % colours.lines.length];
    return {
      label: series.name,
      data: points,
      borderColor: colour,
      backgroundColor: colour,
      borderWidth: 2,
      borderDash: DASHES[i % DASHES.length],
      pointStyle: SHAPES[i % SHAPES.length],
      pointRadius: points.length > MANY_POINTS ? 0 : 3,
      pointHitRadius: 8,
      tension: 0,
    };
  };

  const bars = (series, i, colours) => ({
    label: series.name,
    data: series.values,
    backgroundColor: colours.lines[i % colours.lines.length],
    maxBarThickness: 56,
  });

  const lineChart = (data, colours) => {
    const logs = { x: data.x.scale === 'LOG', y: data.y.scale === 'LOG' };
    const x = axis(data.x, colours);
    x.beginAtZero = false;
    return {
      type: 'line',
      data: { datasets: data.series.map((series, i) => line(series, i, logs, colours)) },
      scales: { x, y: axis(data.y, colours) },
      interaction: { mode: 'nearest', axis: 'x', intersect: false },
    };
  };

  const barChart = (data, colours) => ({
    type: 'bar',
    data: { labels: data.categories, datasets: data.series.map((series, i) => bars(series, i, colours)) },
    scales: { x: { grid: { display: false }, ticks: { color: colours.quiet } }, y: axis(data.y, colours) },
    interaction: { mode: 'index', intersect: false },
  });

  const draw = (canvas, data, colours) => {
    const drawn = data.categories ? barChart(data, colours) : lineChart(data, colours);
    return new Chart(canvas, {
      type: drawn.type,
      data: drawn.data,
      options: {
        animation: false,
        maintainAspectRatio: false,
        interaction: drawn.interaction,
        scales: drawn.scales,
        plugins: {
          legend: {
            display: data.series.length > 1,
            align: 'start',
            labels: { color: colours.ink, usePointStyle: !data.categories, pointStyle: 'line', pointStyleWidth: 34, boxHeight: 7 },
          },
          tooltip: { callbacks: { label: (item) => ` ${item.dataset.label}: ${figure(item.parsed.y)}` } },
        },
      },
    });
  };

  const drawAll = (colours) => {
    Chart.defaults.font.family = getComputedStyle(document.body).fontFamily;
    charts.splice(0).forEach((chart) => chart.destroy());
    document.querySelectorAll('figure.chart').forEach((place) => {
      const data = JSON.parse(place.querySelector('script[type="application/json"]').textContent);
      charts.push(draw(place.querySelector('canvas'), data, colours));
    });
  };
  const onScreen = () => drawAll(dark.matches ? PAPER.dark : PAPER.light);

  document.querySelectorAll('figure.chart .plot').forEach((plot) => plot.classList.remove('undrawn'));
  onScreen();
  document.querySelectorAll('figure.chart details').forEach((details) => { details.open = false; });
  dark.addEventListener('change', onScreen);
  window.addEventListener('beforeprint', () => drawAll(PAPER.light));
  window.addEventListener('afterprint', onScreen);
})();
