// Joins the controls of a page that have the id to the kernel.
function kvshControl(id) {
  "use strict";
  const target = "kvsh.control";

  // Both ways to a kernel give a function that sends, or null as long as there
  // is no kernel.

  // Jupyter Notebook 6 and nbclassic.
  function classic(element, got, lost) {
    const notebook = window.Jupyter.notebook;
    const kernel = notebook.kernel;
    if (!kernel || !kernel.is_connected()) return null;
    const cell = window.jQuery(element).closest(".cell").data("cell");
    const own = cell && cell.get_callbacks ? cell.get_callbacks().iopub : {};
    const callbacks = { iopub: { output: own.output, clear_output: own.clear_output } };
    const comm = kernel.comm_manager.new_comm(target, { control: id }, callbacks);
    comm.on_msg((message) => got(message.content.data));
    comm.on_close(lost);
    notebook.events.one("kernel_restarting.Kernel kernel_killed.Kernel kernel_dead.Kernel", lost);
    return (data) => comm.send(data, callbacks);
  }

  // JupyterLab 4 and Notebook 7, if they were started with expose_app_in_browser.
  function lab(element, got, lost) {
    const panel = Array.from(window.jupyterapp.shell.widgets("main"))
      .find((widget) => widget.sessionContext && widget.node.contains(element));
    const session = panel && panel.sessionContext.session;
    if (!session || !session.kernel) return null;
    const comm = session.kernel.createComm(target);
    comm.onMsg = (message) => got(message.content.data);
    comm.onClose = lost;
    comm.open({ control: id });
    return (data) => {
      if (comm.isDisposed) throw new Error("the kernel is gone");
      comm.send(data);
    };
  }

  function connect(element, got, lost) {
    try {
      if (window.Jupyter && window.Jupyter.notebook) return classic(element, got, lost);
      if (window.jupyterapp) return lab(element, got, lost);
    } catch (error) {
      console.warn("kvsh: a control has no kernel:", error);
    }
    return null;
  }

  // join makes the control send what the reader chooses. It sends one value at a
  // time: the next goes when the kernel has answered, and the ones between are
  // left out.
  function join(element) {
    const input = element.querySelector("input, select");
    const output = element.querySelector("output");
    const hint = element.querySelector("small");
    let send = null, busy = false, next = null, sent = null;

    function show(value) {
      if (output) output.textContent = value;
    }
    function lost() {
      send = null;
      input.disabled = true;
      hint.textContent = "no longer connected: run the cell again";
      hint.hidden = false;
    }
    function flush() {
      sent = next;
      next = null;
      busy = true;
      try {
        send({ value: sent });
      } catch (error) {
        lost();
      }
    }
    function got(data) {
      busy = false;
      if (next !== null && send) {
        flush();
        return;
      }
      input.value = String(data.value);
      show(data.value);
    }
    function chosen(force) {
      const value = input.type === "range" ? Number(input.value) : input.value;
      show(value);
      if (!send) return;
      next = value;
      if (!busy || (force && value !== sent)) flush();
    }

    send = connect(element, got, lost);
    if (!send) return false;
    element.setAttribute("data-kvsh-joined", "");
    input.addEventListener("input", () => chosen(false));
    input.addEventListener("change", () => chosen(true));
    input.disabled = false;
    hint.hidden = true;
    return true;
  }

  // The page may not have the control yet, and the kernel may not be there yet.
  let tries = 80;
  function search() {
    const found = document.querySelectorAll('[data-kvsh-control="' + id + '"]:not([data-kvsh-joined])');
    const joined = Array.from(found).filter(join);
    if (joined.length === 0 && --tries > 0) setTimeout(search, 250);
  }
  search();
}
