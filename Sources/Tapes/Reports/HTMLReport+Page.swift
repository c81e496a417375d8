extension HTMLReport {
  /// What is on the page before the script fills it.
  static let body = """
    <nav aria-label="Tapes"><header><h1>Tapes</h1><p id="sum"></p>
    <label><input type="checkbox" id="bad"> only those that failed <kbd>f</kbd></label></header>
    <ol id="list" role="listbox" aria-label="Tapes" tabindex="0"></ol></nav>
    <main>
    <header><h2 id="name"></h2><div id="sizes" role="tablist" aria-label="Sizes"></div><p id="facts"></p></header>
    <section id="problem" aria-live="polite"></section>
    <section id="player" aria-label="Film">
    <div id="bar"><button id="back" aria-label="One key back">◀</button>
    <input type="range" id="scrub" min="0" value="0" aria-label="Key">
    <button id="on" aria-label="One key on">▶</button><output id="place"></output></div>
    <p id="command"></p>
    <div id="screens"><figure><figcaption>before</figcaption><pre id="before"></pre></figure>
    <figure><figcaption>after <kbd id="key"></kbd></figcaption><pre id="after"></pre></figure></div>
    <div id="inside"><div><h3>Events <kbd>e</kbd></h3><ol id="events"></ol></div>
    <div><h3>Steps</h3><ol id="steps"></ol></div></div>
    </section>
    <section id="goldens"></section>
    <footer><kbd>←</kbd> <kbd>→</kbd> key by key, <kbd>Home</kbd> <kbd>End</kbd>, <kbd>[</kbd> <kbd>]</kbd> step by step,
    <kbd>↑</kbd> <kbd>↓</kbd> tape by tape, <kbd>s</kbd> size, <kbd>d</kbd> differences, <kbd>x</kbd> to the failure</footer>
    </main>
    """

  static let style = """
    :root{color-scheme:light dark;--ink:#1d252c;--soft:#5b6770;--ground:#fff;--side:#f3f5f7;--line:#d5dbe0;--good:#1a7f37;
    --bad:#b3261e;--mark:#ffb454;--pick:#dbe9f6}
    @media(prefers-color-scheme:dark){:root{--ink:#dfe5ea;--soft:#98a4ae;--ground:#15191d;--side:#1b2126;--line:#333c44;
    --good:#5fd38d;--bad:#ff8a80;--mark:#ffb454;--pick:#263647}}
    *{box-sizing:border-box}body{margin:0;display:flex;height:100vh;font:14px/1.45 system-ui,sans-serif;color:var(--ink);
    background:var(--ground)}
    nav{width:19rem;flex:none;border-right:1px solid var(--line);background:var(--side);display:flex;
    flex-direction:column}nav header{padding:.8rem 1rem}h1,h2,h3{margin:0;font-size:1.05rem}h3{font-size:.9rem}p{margin:.2rem 0}
    #list{flex:1;overflow:auto;list-style:none;margin:0;padding:0 .5rem 1rem}
    #list li,#steps li{padding:.15rem .5rem;border-radius:4px;cursor:pointer;overflow-wrap:anywhere}
    #list li[aria-selected=true],#steps li.now{background:var(--pick)}
    .good::before{content:"✓ ";color:var(--good)}.bad::before{content:"✗ ";color:var(--bad);font-weight:bold}
    main{flex:1;min-width:0;overflow:auto;padding:.8rem 1.2rem}main>header{display:flex;gap:1rem;align-items:baseline;
    flex-wrap:wrap}#facts{color:var(--soft)}
    button,#sizes button{font:inherit;color:inherit;background:var(--side);border:1px solid var(--line);border-radius:4px;
    padding:.1rem .6rem;cursor:pointer}#sizes button[aria-selected=true]{background:var(--pick);font-weight:bold}
    :focus-visible{outline:2px solid #2f81f7;outline-offset:1px}
    #problem pre,#goldens pre{background:var(--side);border-left:3px solid var(--bad);padding:.5rem .8rem;overflow:auto;
    white-space:pre;max-height:26rem}
    #bar{display:flex;gap:.6rem;align-items:center;margin:.6rem 0}#scrub{flex:1}#place{min-width:14rem;color:var(--soft)}
    #command{font:13px ui-monospace,monospace}#screens,.pair{display:flex;gap:1rem;flex-wrap:wrap}figure{margin:0;
    max-width:100%;overflow:auto}figcaption{color:var(--soft);min-height:1.6em}
    #screens pre{font-size:inherit;line-height:1.3}#screens pre,.pair pre{margin:0;font-family:ui-monospace,"DejaVu Sans Mono",monospace;white-space:pre}
    .pair pre{font-size:13px;line-height:1.3}#screens pre{background:#111519;color:#d8dee4}#screens pre .row{display:block;height:1.3em}
    #screens pre span{display:inline-block;height:1.3em;vertical-align:top}
    #screens.marks .new{outline:1px solid var(--mark);outline-offset:-1px}.cursor{box-shadow:inset 0 0 0 2px #fff}
    kbd{border:1px solid var(--line);border-bottom-width:2px;border-radius:3px;padding:0 .35em;font:12px ui-monospace,
    monospace;background:var(--side)}kbd:empty{display:none}
    #inside{display:flex;gap:1.5rem;margin-top:.8rem}#inside>div{flex:1;min-width:0}
    #events,#steps{max-height:16rem;overflow:auto;padding:0;margin:.3rem 0;list-style:none;font:12px/1.5 ui-monospace,monospace}
    #events li{overflow-wrap:anywhere}#events b{color:var(--soft);font-weight:normal}
    footer{margin-top:1rem;color:var(--soft)}.del{color:var(--bad)}.ins{color:var(--good)}
    @media(max-width:60rem){body{flex-direction:column;height:auto}nav{width:auto;max-height:40vh}}
    """
}
