extension HTMLReport {
  /// What fills the page and hears its keys; it asks nobody for anything.
  static let script = #"""
    "use strict";
    const data = JSON.parse(document.getElementById("data").textContent);
    const $ = id => document.getElementById(id);
    const make = (name, text, kind) => {
      const node = document.createElement(name);
      if (text !== undefined) node.textContent = text;
      if (kind) node.className = kind;
      return node;
    };
    const ms = micro => (micro / 1000).toFixed(micro < 10000 ? 1 : 0) + " ms";
    let tape = 0, play = 0, shot = 0, shots = [], onlyBad = false, showsQueries = true, marks = true;

    // A screen as cells: style and text of each column.
    const frames = new Map();
    function cells(number) {
      if (frames.has(number)) return frames.get(number);
      const [columns, column, row, rows] = data.frames[number];
      const grid = rows.map(index => {
        const line = [], parts = data.rows[index];
        for (let at = 0; at < parts.length; at += 2) {
          for (const piece of graphemes(parts[at + 1])) line.push([parts[at], piece]);
        }
        return line;
      });
      const frame = {columns, column, row, grid};
      if (frames.size > 400) frames.clear();
      frames.set(number, frame);
      return frame;
    }
    const wide = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|[\u{1f300}-\u{1faff}]/u;
    function graphemes(text) {
      const out = [];
      for (const sign of text) {
        if (out.length && /\p{M}/u.test(sign)) out[out.length - 1] += sign; else out.push(sign);
      }
      return out;
    }
    const same = (one, other) => one && other && one[0] === other[0] && one[1] === other[1];

    // Neighbouring cells of one style, marked alike, become one piece of text.
    function draw(node, number, old) {
      node.textContent = number < 0 ? "nothing yet" : "";
      if (number < 0) return;
      const frame = cells(number), before = old >= 0 ? cells(old) : null;
      const rows = document.createDocumentFragment();
      frame.grid.forEach((line, row) => {
        const block = make("span", undefined, "row");
        let column = 0, piece = null, look = "";
        line.forEach((cell, index) => {
          const isNew = before && !same(cell, (before.grid[row] || [])[index]);
          const isCursor = row === frame.row && column === frame.column;
          const key = cell[0] + (isNew ? "n" : "") + (isCursor ? "c" : "");
          if (key !== look || isCursor) {
            piece = make("span", "", (isNew ? "new " : "") + (isCursor ? "cursor" : ""));
            piece.style.cssText = data.styles[cell[0]];
            block.append(piece);
            look = isCursor ? "" : key;
          }
          piece.textContent += cell[1];
          column += wide.test(cell[1]) ? 2 : 1;
        });
        rows.append(block);
      });
      node.append(rows);
    }

    // The folders that all have need not be told with each.
    const common = data.tapes.length < 2 ? "" : data.tapes.map(one => one.path.slice(0, one.path.lastIndexOf("/") + 1))
      .reduce((one, other) => {
        while (!other.startsWith(one)) one = one.slice(0, one.slice(0, -1).lastIndexOf("/") + 1);
        return one;
      });
    const shown = () => data.tapes.map((one, index) => index).filter(index => !onlyBad || !data.tapes[index].good);
    function list() {
      $("list").textContent = "";
      for (const index of shown()) {
        const one = data.tapes[index], item = make("li", one.path.slice(common.length), one.good ? "good" : "bad");
        item.setAttribute("role", "option");
        item.setAttribute("aria-selected", index === tape);
        item.onclick = () => choose(index);
        $("list").append(item);
        if (index === tape) item.scrollIntoView({block: "nearest"});
      }
    }
    function choose(index, size) {
      tape = index;
      play = size || 0;
      const one = data.tapes[tape], run = one.plays[play];
      shots = [];
      (run ? run.steps : []).forEach((step, number) => {
        if (!step.shots.length) shots.push({step: number, key: null, frame: -1});
        for (const [key, frame] of step.shots) shots.push({step: number, key, frame});
      });
      // A step that shows nothing new leaves that terminal's screen as it was.
      const last = new Map();
      for (const now of shots) {
        const who = run.steps[now.step].staff;
        if (now.frame < 0) now.frame = last.has(who) ? last.get(who) : -1; else last.set(who, now.frame);
      }
      list();
      $("name").textContent = one.path;
      $("name").className = one.good ? "good" : "bad";
      sizes(one);
      $("facts").textContent = !run ? "" : [`${run.keys} keys`, `${(run.length / 1000).toFixed(2)} s on the tape`,
        `${ms(run.micro)} on the machine`].concat(run.hash ? `data ${run.hash.slice(0, 12)}` : []).join(", ");
      problem(one, run);
      goldens(one);
      $("player").hidden = !shots.length;
      $("scrub").max = Math.max(0, shots.length - 1);
      steps(run);
      // A film begins with its first screen, a failure is the last.
      go(run && !run.good ? shots.length - 1 : shots.findIndex(one => one.frame >= 0));
    }
    function sizes(one) {
      $("sizes").textContent = "";
      one.plays.forEach((run, index) => {
        const tab = make("button", run.size, run.good ? "good" : "bad");
        tab.setAttribute("role", "tab");
        tab.setAttribute("aria-selected", index === play);
        tab.onclick = () => choose(tape, index);
        $("sizes").append(tab);
      });
    }
    function problem(one, run) {
      $("problem").textContent = "";
      const lines = one.refusal.concat(run ? run.report : [], one.notes);
      if (lines.length) $("problem").append(make("pre", lines.join("\n")));
      if (run && run.expected) $("problem").append(pair(run.expected, run.actual));
    }
    function pair(expected, actual) {
      const node = make("div", undefined, "pair");
      for (const [title, text] of [["expected", expected], ["actual", actual]]) {
        const figure = make("figure");
        figure.append(make("figcaption", title), make("pre", text || "(nothing)"));
        node.append(figure);
      }
      return node;
    }
    function goldens(one) {
      $("goldens").textContent = "";
      if (!one.goldens.length) return;
      const bad = one.goldens.filter(golden => golden.state !== "same");
      $("goldens").append(make("h3", `Goldens: ${one.goldens.length - bad.length} of ${one.goldens.length} as agreed`));
      for (const golden of bad) {
        $("goldens").append(make("p", `${golden.file}: ${golden.state}`, "bad"));
        $("goldens").append(pair(golden.kept, golden.shown));
        const difference = make("pre");
        for (const line of golden.diff.split("\n")) {
          difference.append(make("span", line + "\n", line[0] === "-" ? "del" : line[0] === "+" ? "ins" : ""));
        }
        if (golden.diff) $("goldens").append(difference);
      }
    }
    function steps(run) {
      $("steps").textContent = "";
      (run ? run.steps : []).forEach((step, number) => {
        const text = (step.line ? step.line + "  " : "") + (step.staff ? step.staff + ": " : "") + step.text + "  " + ms(step.micro);
        const item = make("li", text, !run.good && number === run.steps.length - 1 ? "bad" : "");
        item.onclick = () => go(shots.findIndex(one => one.step === number));
        $("steps").append(item);
      });
    }
    function go(index) {
      if (!shots.length) return;
      shot = Math.max(0, Math.min(shots.length - 1, index));
      const now = shots[shot], run = data.tapes[tape].plays[play], step = run.steps[now.step];
      const last = shots[shot - 1], isSeen = last && last.frame >= 0 && sameTerminal(last, now, run);
      const before = isSeen ? last.frame : now.frame;
      $("scrub").value = shot;
      $("place").textContent = `${shot + 1} of ${shots.length}, ${(step.at / 1000).toFixed(2)} s`;
      $("command").textContent = (step.staff ? step.staff + ": " : "") + step.text;
      $("key").textContent = now.key || "";
      draw($("before"), before, -1);
      draw($("after"), now.frame, before);
      $("screens").className = marks ? "marks" : "";
      // Both beside each other, as large as they can be.
      const columns = now.frame < 0 ? 80 : cells(now.frame).columns;
      const room = ($("screens").clientWidth - 16) / 2 / columns / 0.603;
      $("screens").style.fontSize = Math.max(7, Math.min(14, room)).toFixed(2) + "px";
      $("events").textContent = "";
      for (const [kind, text] of step.events) {
        if (kind === "query" && !showsQueries) continue;
        const item = make("li");
        item.append(make("b", kind + " "), text);
        $("events").append(item);
      }
      [...$("steps").children].forEach((item, number) => item.classList.toggle("now", number === now.step));
      const item = $("steps").children[now.step];
      if (item) $("steps").scrollTop = item.offsetTop - $("steps").offsetTop - 60;
    }
    const sameTerminal = (one, other, run) => run.steps[one.step].staff === run.steps[other.step].staff;
    function leap(by) {
      const target = shots[shot].step + by;
      const index = shots.findIndex(one => one.step === target);
      if (index >= 0) go(index);
    }
    function other(by) {
      const order = shown(), at = order.indexOf(tape);
      const next = order[Math.max(0, Math.min(order.length - 1, at + by))];
      if (next !== undefined) choose(next);
    }
    const keys = {
      ArrowRight: () => go(shot + 1), ArrowLeft: () => go(shot - 1), Home: () => go(0), End: () => go(shots.length - 1),
      ArrowDown: () => other(1), ArrowUp: () => other(-1), j: () => other(1), k: () => other(-1), "]": () => leap(1),
      "[": () => leap(-1), d: () => { marks = !marks; go(shot); }, e: () => { showsQueries = !showsQueries; go(shot); },
      s: () => { const count = data.tapes[tape].plays.length; if (count) choose(tape, (play + 1) % count); },
      x: () => { const bad = data.tapes.findIndex(one => !one.good); if (bad >= 0) choose(bad); },
      f: () => { $("bad").checked = !$("bad").checked; filter(); }
    };
    function filter() {
      onlyBad = $("bad").checked;
      const order = shown();
      if (order.length && !order.includes(tape)) choose(order[0]); else list();
    }
    document.addEventListener("keydown", event => {
      if (event.ctrlKey || event.metaKey || event.altKey || !keys[event.key]) return;
      event.preventDefault();
      keys[event.key]();
    });
    $("scrub").oninput = () => go(Number($("scrub").value));
    $("back").onclick = () => go(shot - 1);
    $("on").onclick = () => go(shot + 1);
    $("bad").onchange = filter;
    window.onresize = () => go(shot);
    const good = data.tapes.filter(one => one.good).length;
    $("sum").textContent = `${good} of ${data.tapes.length} passed`;
    document.title = `Tapes: ${good} of ${data.tapes.length} passed`;
    if (data.tapes.length) choose(Math.max(0, data.tapes.findIndex(one => !one.good)));
    """#
}
