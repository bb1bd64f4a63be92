"use strict";
(function () {
  var tabs = Array.prototype.slice.call(document.querySelectorAll("input.tab"));
  var lists = { e: "tab-named", s: "tab-said", v: "tab-events" };
  function ids(node) { return (node.getAttribute("data-of") || "").split(" ").filter(Boolean); }
  function clear() {
    document.querySelectorAll(".chosen").forEach(function (node) { node.classList.remove("chosen"); });
    document.querySelectorAll(".sentence.open").forEach(function (node) { node.classList.remove("open"); });
  }
  function choose(id, scrollArticle) {
    clear();
    var first = null;
    document.querySelectorAll("[data-of]").forEach(function (node) {
      if (ids(node).indexOf(id) < 0) { return; }
      node.classList.add("chosen");
      if (!first && node.closest("article")) { first = node; }
    });
    if (first && scrollArticle) { first.scrollIntoView({ block: "center" }); }
  }
  function openTab(id) { var tab = document.getElementById(id); if (tab) { tab.checked = true; } }
  function current() { return document.getElementById("list-" + tabs.filter(function (tab) { return tab.checked; })[0].id.slice(4)); }
  document.getElementById("article").addEventListener("click", function (happened) {
    var node = happened.target.closest("[data-of]");
    var all = node ? ids(node) : [];
    if (!all.length) { return clear(); }
    var id = all.filter(function (one) { return one[0] === "e"; })[0] || all[all.length - 1];
    openTab(lists[id[0]]);
    choose(id, false);
    var item = current().querySelector('li[data-of="' + CSS.escape(id) + '"]');
    if (item) { item.scrollIntoView({ block: "nearest" }); }
  });
  document.querySelector("aside").addEventListener("click", function (happened) {
    var item = happened.target.closest("[data-of]");
    if (item) { choose(ids(item)[0], !happened.target.closest("a")); }
  });
  function step(by) {
    var items = Array.prototype.slice.call(current().children);
    var at = items.findIndex(function (item) { return item.classList.contains("chosen"); });
    var next = items[Math.min(items.length - 1, Math.max(0, at + by))];
    if (!next) { return; }
    var id = ids(next)[0] || ids(next.querySelector("[data-of]") || next)[0];
    if (id) { choose(id, true); }
    next.classList.add("chosen");
    next.scrollIntoView({ block: "nearest" });
  }
  document.addEventListener("keydown", function (key) {
    if (key.ctrlKey || key.metaKey || key.altKey) { return; }
    if (key.key >= "1" && key.key <= String(tabs.length)) { openTab(tabs[Number(key.key) - 1].id); }
    else if (key.key === "j") { step(1); }
    else if (key.key === "k") { step(-1); }
    else if (key.key === "Escape") { clear(); }
  });
})();
