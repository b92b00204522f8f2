(function () {
  "use strict";
  document.documentElement.classList.add("js");

  // The key by which a cell is sorted: its day, else the number that it begins with, else its words.
  function keyOf(cell) {
    var text = cell.textContent.trim();
    if (text === "" || text === "\u2013") { return null; }
    var time = cell.querySelector("time");
    if (time && text.indexOf(time.textContent) === 0) { return Date.parse(time.dateTime); }
    var number = text.match(/^(?:[A-Z]{3} )?(-?[\d,]*\d(?:\.\d+)?)/);
    if (number) { return parseFloat(number[1].replace(/,/g, "")); }
    return text.toLowerCase();
  }

  function compare(one, other) {
    if (typeof one === "number" && typeof other === "number") { return one - other; }
    if (typeof one === "number") { return -1; }
    if (typeof other === "number") { return 1; }
    return one.localeCompare(other);
  }

  function sortable(table) {
    var body = table.tBodies[0];
    var before = Array.prototype.slice.call(body.rows);
    Array.prototype.forEach.call(table.tHead.rows[0].cells, function (head, nth) {
      if (head.tagName !== "TH") { return; }
      var button = document.createElement("button");
      button.type = "button";
      button.className = "sort";
      while (head.firstChild) { button.appendChild(head.firstChild); }
      head.appendChild(button);
      button.addEventListener("click", function () {
        var is = head.getAttribute("aria-sort");
        Array.prototype.forEach.call(table.tHead.rows[0].cells, function (cell) { cell.removeAttribute("aria-sort"); });
        var rows = before.slice();
        if (is !== "descending") {
          var turn = is === "ascending" ? -1 : 1;
          head.setAttribute("aria-sort", turn === 1 ? "ascending" : "descending");
          var keyed = rows.map(function (row) { return [keyOf(row.cells[nth]), row]; });
          keyed.sort(function (a, b) {
            // What is not known stands last, whichever way.
            if (a[0] === null || b[0] === null) { return (a[0] === null) - (b[0] === null); }
            return turn * compare(a[0], b[0]);
          });
          rows = keyed.map(function (pair) { return pair[1]; });
        }
        rows.forEach(function (row) { body.appendChild(row); });
      });
    });
  }

  function filterable(table, nth) {
    var rows = Array.prototype.slice.call(table.tBodies[0].rows);
    if (rows.length < 2) { return; }
    var form = document.createElement("div");
    form.className = "filters";
    form.setAttribute("role", "search");
    var chosen = {};
    var search = labelled(form, "Search", document.createElement("input"), "search-" + nth);
    search.type = "search";
    var count = document.createElement("p");
    count.className = "count";
    count.setAttribute("role", "status");
    (table.dataset.filters || "").split(" ").filter(Boolean).forEach(function (column) {
      var values = [];
      rows.forEach(function (row) {
        linesOf(row.cells[column]).forEach(function (value) {
          if (value && values.indexOf(value) < 0) { values.push(value); }
        });
      });
      if (values.length < 2) { return; }
      var select = labelled(form, table.tHead.rows[0].cells[column].textContent.trim(), document.createElement("select"), "filter-" + nth + "-" + column);
      select.appendChild(new Option("all", ""));
      values.sort().forEach(function (value) { select.appendChild(new Option(value, value)); });
      select.addEventListener("change", function () { chosen[column] = select.value; show(); });
    });
    form.appendChild(count);
    search.addEventListener("input", show);
    var region = table.closest(".table");
    region.parentNode.insertBefore(form, region);

    function show() {
      var words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
      var shown = 0;
      rows.forEach(function (row) {
        var text = row.textContent.toLowerCase();
        var is = words.every(function (word) { return text.indexOf(word) >= 0; }) &&
          Object.keys(chosen).every(function (column) {
            return !chosen[column] || linesOf(row.cells[column]).indexOf(chosen[column]) >= 0;
          });
        row.hidden = !is;
        shown += is ? 1 : 0;
      });
      count.textContent = shown === rows.length ? "" : shown + " of " + rows.length + " shown";
    }
  }

  // The lines of a cell, which `br` keeps apart.
  function linesOf(cell) {
    var lines = [""];
    (cell.querySelector("div") || cell).childNodes.forEach(function (node) {
      if (node.nodeName === "BR") { lines.push(""); } else { lines[lines.length - 1] += node.textContent; }
    });
    return lines.map(function (line) { return line.trim(); });
  }

  function labelled(form, name, control, id) {
    var label = document.createElement("label");
    label.htmlFor = control.id = id;
    label.textContent = name;
    var both = document.createElement("span");
    both.appendChild(label);
    both.appendChild(control);
    form.appendChild(both);
    return control;
  }

  // What scrolls can be reached from the keyboard.
  function reachable() {
    document.querySelectorAll(".table, .drawing").forEach(function (region) {
      if (region.scrollWidth > region.clientWidth) { region.tabIndex = 0; } else { region.removeAttribute("tabindex"); }
    });
  }

  // What is folded away on the screen is printed.
  function unfold() {
    document.querySelectorAll("details:not([open])").forEach(function (it) { it.open = true; it.dataset.folded = ""; });
  }
  function fold() {
    document.querySelectorAll("details[data-folded]").forEach(function (it) { it.open = false; delete it.dataset.folded; });
  }

  document.querySelectorAll("table.sortable").forEach(function (table, nth) { filterable(table, nth); sortable(table); });
  reachable();
  addEventListener("resize", reachable);
  addEventListener("beforeprint", unfold);
  addEventListener("afterprint", fold);
}());
