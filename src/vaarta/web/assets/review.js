// Takes the words that are selected in the sentence over into a field. Without this script they are typed.
(function () {
  "use strict";
  var sentence = document.getElementById("sentence");
  if (!sentence) return;
  function selected() {
    var chosen = window.getSelection();
    if (!chosen.rangeCount || !sentence.contains(chosen.getRangeAt(0).commonAncestorContainer)) return "";
    return chosen.toString().trim();
  }
  document.querySelectorAll("[data-take]").forEach(function (button) {
    button.hidden = false;
    // A press would otherwise take the selection away before the click.
    button.addEventListener("mousedown", function (event) { event.preventDefault(); });
    button.addEventListener("click", function () {
      var words = selected();
      var field = document.getElementById(button.dataset.take);
      if (words) field.value = words;
      field.focus({ preventScroll: true });
    });
  });
})();
