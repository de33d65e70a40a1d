/* Saving what a page shows as a file: for charts.js and map.js, loaded before them. */
(() => {
  'use strict';

  const address = (link, name) => {
    const made = document.createElement('a');
    made.href = link;
    made.download = name;
    made.click();
  };
  const blob = (content, name) => {
    const link = URL.createObjectURL(content);
    address(link, name);
    setTimeout(() => URL.revokeObjectURL(link), 10000);
  };
  const button = (text, action) => {
    const made = document.createElement('button');
    made.type = 'button';
    made.className = 'chart-save';
    made.textContent = text;
    made.addEventListener('click', action);
    return made;
  };

  window.vaartaSaving = { address, blob, button };
})();
