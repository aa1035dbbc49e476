// Sorting, filtering, folding, comparison and deep links. The page reads whole without any of it.
(function () {
  "use strict";
  var all = function (selector, root) { return Array.prototype.slice.call((root || document).querySelectorAll(selector)); };
  var make = function (name, text, attributes) {
    var node = document.createElement(name);
    if (text !== undefined) node.textContent = text;
    Object.keys(attributes || {}).forEach(function (key) { node.setAttribute(key, attributes[key]); });
    return node;
  };
  var zh = document.documentElement.lang.indexOf("zh") === 0;
  var words = zh
    ? { filter: "筛选：名称、等级或地名", open: "全部展开", fold: "全部收起", remaining: "显示 " }
    : { filter: "Filter by name or tier", open: "Unfold all", fold: "Fold all", remaining: "shown: " };

  // Sorting. Rows without a figure come last, whichever way.
  var value = function (row, at) {
    var cell = row.cells[at];
    var text = cell.hasAttribute("data-v") ? cell.getAttribute("data-v") : cell.textContent.trim();
    var number = parseFloat(text.replace(/^[?+]/, "").replace("−", "-"));
    return /^[?+\-−]?\d/.test(text) && !isNaN(number) ? number : cell.classList.contains("n") || text === "—" ? null : text;
  };
  var compare = function (a, b) {
    if (typeof a === "number" && typeof b === "number") return a - b;
    return String(a).localeCompare(String(b), zh ? "zh-CN" : "en");
  };
  all("table[data-sort]").forEach(function (table) {
    var head = table.tHead.rows[table.tHead.rows.length - 1];
    Array.prototype.forEach.call(head.cells, function (cell, at) {
      var button = make("button", undefined, { type: "button" });
      while (cell.firstChild) button.appendChild(cell.firstChild);
      cell.appendChild(button);
      button.addEventListener("click", function () {
        var now = cell.getAttribute("aria-sort");
        // Figures are looked at from the highest first, ranks and names from the first.
        var first = cell.classList.contains("n") && at > 0 ? "descending" : "ascending";
        var next = now === null ? first : now === "ascending" ? "descending" : "ascending";
        all("[aria-sort]", head).forEach(function (one) { one.removeAttribute("aria-sort"); });
        cell.setAttribute("aria-sort", next);
        Array.prototype.forEach.call(table.tBodies, function (body) {
          var rows = all("tr", body).filter(function (row) { return !row.classList.contains("median"); });
          rows.map(function (row, place) { return { row: row, key: value(row, at), place: place }; })
            .sort(function (a, b) {
              if (a.key === null || b.key === null) return (a.key === null) - (b.key === null) || a.place - b.place;
              return (next === "ascending" ? 1 : -1) * compare(a.key, b.key) || a.place - b.place;
            })
            .forEach(function (one) { body.appendChild(one.row); });
        });
      });
    });
  });

  // Filtering and folding.
  var tools = function (before) {
    var bar = make("div", undefined, { "class": "tools" });
    before.parentNode.insertBefore(bar, before);
    return bar;
  };
  var filter = function (bar, items) {
    var box = make("input", undefined, { type: "search", placeholder: words.filter, "aria-label": words.filter });
    var told = make("span", "", { role: "status" });
    box.addEventListener("input", function () {
      var wanted = box.value.trim().toLowerCase();
      var left = 0;
      items.forEach(function (item) {
        var text = (item.tagName === "DETAILS" ? item.querySelector("summary") : item).textContent.toLowerCase();
        item.hidden = wanted !== "" && text.indexOf(wanted) < 0;
        left += item.hidden ? 0 : 1;
      });
      told.textContent = wanted === "" ? "" : words.remaining + left + "/" + items.length;
    });
    bar.appendChild(box);
    bar.appendChild(told);
  };
  var folding = function (bar, items) {
    [[words.open, true], [words.fold, false]].forEach(function (pair) {
      var button = make("button", pair[0], { type: "button" });
      button.addEventListener("click", function () { items.forEach(function (one) { one.open = pair[1]; }); });
      bar.appendChild(button);
    });
  };
  var league = document.querySelector("#league .scroll");
  if (league) filter(tools(league), all("#league tbody tr"));
  var heat = document.querySelector("#heat .scroll");
  if (heat) filter(tools(heat), all("#heat tbody tr:not(.median)"));
  [".gov", ".leaf"].forEach(function (kind) {
    var items = all(kind);
    if (items.length > 1) {
      var bar = tools(items[0]);
      filter(bar, items);
      folding(bar, items);
      items.forEach(function (one) { one.open = false; });
    }
  });
  var before = null;
  addEventListener("beforeprint", function () {
    before = all("details:not([open])");
    before.forEach(function (one) { one.open = true; });
  });
  addEventListener("afterprint", function () {
    (before || []).forEach(function (one) { one.open = false; });
  });

  // Deep links: #330100, #330100/6.1.2, #/6.1.2.
  var follow = function () {
    var place = "";
    try { place = decodeURIComponent(location.hash.slice(1)); } catch (problem) { return; }
    all(".hit").forEach(function (one) { one.classList.remove("hit"); });
    if (!place) return;
    var parts = place.split("/");
    var target = document.getElementById(place) || (parts[0] && document.getElementById(parts[0]));
    if (!target) {
      var link = all("a[href]").filter(function (one) { return one.getAttribute("href").split("#")[0] && one.hash === "#" + parts[0]; })[0];
      if (link) location.href = link.getAttribute("href").split("#")[0] + location.hash;
      return;
    }
    for (var at = target; at; at = at.parentElement) {
      at.hidden = false;
      if (at.tagName === "DETAILS") at.open = true;
    }
    if (parts.length > 1 && parts[0]) {
      var home = document.getElementById(parts[0]);
      if (home) all("[data-leaf]", home).forEach(function (row) {
        row.classList.toggle("hit", row.getAttribute("data-leaf") === parts.slice(1).join("/"));
      });
      if (!target.hasAttribute("data-leaf") && target.tagName !== "DETAILS") target.classList.add("hit");
    }
    target.scrollIntoView();
  };
  addEventListener("hashchange", follow);

  // Comparison of two to four governments, from the matrix.
  var form = document.getElementById("compare-form");
  var data = document.getElementById("scores");
  if (form && data) {
    var matrix = JSON.parse(data.textContent);
    var place = document.getElementById("compare-table");
    var say = function (name) { return form.getAttribute("data-" + name) || ""; };
    var lists = [0, 1, 2, 3].map(function (at) {
      var label = say("choose").replace("#", at + 1);
      var list = make("select", undefined, { "aria-label": label });
      list.appendChild(make("option", label, { value: "" }));
      matrix.subjects.forEach(function (one, index) { list.appendChild(make("option", one.name, { value: index })); });
      list.addEventListener("change", function () { draw(); });
      form.appendChild(list);
      return list;
    });
    var draw = function () {
      var seen = {};
      var chosen = lists.map(function (list) { return list.value; }).filter(function (one) {
        return one !== "" && !seen[one] && (seen[one] = true);
      }).map(function (one) { return matrix.subjects[one]; });
      place.textContent = "";
      if (chosen.length < 2) { place.appendChild(make("p", say("none"), { "class": "none" })); return; }
      var table = make("table", undefined, { "class": "scores" });
      table.appendChild(make("caption", say("caption")));
      var head = table.createTHead().insertRow();
      head.appendChild(make("th", say("indicator"), { scope: "col" }));
      chosen.forEach(function (one) {
        var cell = make("th", undefined, { scope: "col", "class": "n" });
        cell.appendChild(make("a", one.name, { href: "#" + encodeURIComponent(one.id) }));
        head.appendChild(cell);
      });
      var body = table.createTBody();
      var row = function (kind, name, texts) {
        var line = body.insertRow();
        line.className = kind;
        line.appendChild(make("th", name, { scope: "row" }));
        var most = Math.max.apply(null, texts.map(parseFloat).filter(function (one) { return !isNaN(one); }));
        texts.forEach(function (text) {
          var best = text && parseFloat(text) === most;
          var cell = make("td", undefined, { "class": "n" });
          cell.appendChild(make(best ? "b" : "span", text === null || text === undefined ? "—" : text));
          line.appendChild(cell);
        });
      };
      row("d1", say("index"), chosen.map(function (one) { return one.index; }));
      row("d1", say("tier"), chosen.map(function (one) { return one.tier && one.tier[0]; }));
      matrix.nodes.forEach(function (node, at) {
        row("d" + Math.min(node[2], 3), node[0] + " " + node[1], chosen.map(function (one) { return one.scores[at]; }));
      });
      place.appendChild(table);
    };
    document.getElementById("compare-without").hidden = true;
    form.addEventListener("submit", function (event) { event.preventDefault(); });
    form.hidden = false;
    draw();
  }
  follow();
})();
