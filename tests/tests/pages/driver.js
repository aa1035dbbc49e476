// Uses a page as readers do, and writes down what came of it.
(function () {
  var told = {};
  var names = function (css) {
    return Array.prototype.map.call(document.querySelectorAll(css), function (one) { return one.textContent.trim(); });
  };
  var shown = function (css) {
    return Array.prototype.filter.call(document.querySelectorAll(css), function (one) { return !one.hidden; }).length;
  };
  told.folded = document.querySelectorAll("details.gov[open]").length;
  var heads = document.querySelectorAll("#league-city thead th");
  var button = heads[2].querySelector("button");
  button.click();
  told.down = names("#league-city tbody td.index");
  told.downSaid = heads[2].getAttribute("aria-sort");
  button.click();
  told.up = names("#league-city tbody td.index");
  told.upSaid = heads[2].getAttribute("aria-sort");
  told.rankSaid = heads[0].getAttribute("aria-sort");
  heads[0].querySelector("button").click();
  told.byRank = names("#league-city tbody td.index");
  var box = document.querySelector("#league .tools input");
  box.value = "浙江";
  box.dispatchEvent(new Event("input"));
  told.filtered = shown("#league tbody tr");
  box.value = "";
  box.dispatchEvent(new Event("input"));
  told.unfiltered = shown("#league tbody tr");
  var lists = document.querySelectorAll("#compare-form select");
  [0, 2].forEach(function (at) {
    lists[at].value = String(at);
    lists[at].dispatchEvent(new Event("change"));
  });
  told.compared = names("#compare-table thead th");
  told.comparedIndex = names("#compare-table tbody tr:first-child td");
  dispatchEvent(new Event("beforeprint"));
  told.printed = document.querySelectorAll("details:not([open])").length;
  dispatchEvent(new Event("afterprint"));
  document.body.insertAdjacentHTML("beforeend", "<img src=x onerror='window.injected=1'><b onclick='window.injected=1'>x</b>");
  document.body.lastChild.click();
  location.hash = "#330200/1.1.2";
  setTimeout(function () {
    var row = document.getElementById("330200/1.1.2");
    told.linked = document.getElementById("330200").open && row.getBoundingClientRect().height > 0;
    told.marked = names(".hit").length;
    location.hash = "#/2.1.1";
    setTimeout(function () {
      told.indicator = document.getElementById("/2.1.1").open;
      told.injected = window.injected === 1;
      var output = document.createElement("output");
      output.id = "driven";
      output.textContent = JSON.stringify(told);
      document.body.appendChild(output);
    }, 100);
  }, 100);
})();
