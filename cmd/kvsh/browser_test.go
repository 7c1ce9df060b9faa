package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// notebookServer starts Jupyter's classic notebook in a folder, and returns its
// address.
func notebookServer(t *testing.T, dir string) string {
	t.Helper()
	if _, err := exec.LookPath("jupyter-notebook"); err != nil {
		t.Skip("there is no jupyter-notebook")
	}
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	port := listener.Addr().(*net.TCPAddr).Port
	listener.Close()
	cmd := exec.Command("jupyter-notebook", "--no-browser", "--allow-root", "--ip=127.0.0.1", fmt.Sprintf("--port=%d", port),
		"--NotebookApp.token=", "--NotebookApp.password=", "--NotebookApp.quit_button=False", "--notebook-dir="+dir)
	cmd.Env = jupyterEnv(t)
	cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	var log bytes.Buffer
	cmd.Stdout, cmd.Stderr = &log, &log
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		_ = syscall.Kill(-cmd.Process.Pid, syscall.SIGTERM) // with its kernels
		done := make(chan struct{})
		go func() { _ = cmd.Wait(); close(done) }()
		select {
		case <-done:
		case <-time.After(10 * time.Second):
			_ = syscall.Kill(-cmd.Process.Pid, syscall.SIGKILL)
			<-done
		}
		if t.Failed() {
			t.Logf("the server says\n%s", tail(log.String(), 3000))
		}
	})
	address := fmt.Sprintf("http://127.0.0.1:%d", port)
	for deadline := time.Now().Add(60 * time.Second); time.Now().Before(deadline); time.Sleep(100 * time.Millisecond) {
		if answer, err := http.Get(address + "/api"); err == nil {
			answer.Body.Close()
			return address
		}
	}
	t.Fatalf("the notebook server does not answer:\n%s", log.String())
	return ""
}

// browser is a tab of a headless browser.
func browser(t *testing.T) context.Context {
	t.Helper()
	path, err := exec.LookPath("chromium")
	if err != nil {
		t.Skip("there is no chromium")
	}
	options := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.ExecPath(path), chromedp.NoSandbox, chromedp.WindowSize(1280, 1600))
	allocator, cancel := chromedp.NewExecAllocator(t.Context(), options...)
	t.Cleanup(cancel)
	tab, cancel := chromedp.NewContext(allocator)
	t.Cleanup(cancel)
	tab, cancel = context.WithTimeout(tab, 4*time.Minute)
	t.Cleanup(cancel)
	return tab
}

// notebookPage is an open notebook, driven as its user drives it.
type notebookPage struct {
	t   *testing.T
	tab context.Context
}

func (p notebookPage) do(what string, action chromedp.Action[chromedp.Void]) {
	p.t.Helper()
	if _, err := chromedp.Run(p.tab, action); err != nil {
		p.screenshot("failed")
		p.t.Fatalf("%s: %v", what, err)
	}
}

// until waits until an expression of the page is true.
func (p notebookPage) until(what, expression string) {
	p.t.Helper()
	deadline := time.Now().Add(45 * time.Second)
	for {
		is, err := chromedp.Run(p.tab, chromedp.Evaluate[bool]("Boolean("+expression+")"))
		if err == nil && is {
			return
		} else if errors.Is(err, context.DeadlineExceeded) || time.Now().After(deadline) {
			p.screenshot("failed")
			p.t.Fatalf("%s: it does not come to be that %s (%v)", what, expression, err)
		}
		time.Sleep(50 * time.Millisecond)
	}
}

// get is the value of an expression of the page.
func (p notebookPage) get(expression string) string {
	p.t.Helper()
	text, err := chromedp.Run(p.tab, chromedp.Evaluate[string]("String("+expression+")"))
	if err != nil {
		p.t.Fatalf("%s: %v", expression, err)
	}
	return text
}

// eval runs a script in the page.
func (p notebookPage) eval(what, script string) {
	p.t.Helper()
	p.do(what, chromedp.Evaluate[chromedp.Void](script))
}

// screenshot keeps a picture of the page, if KVSH_SCREENSHOTS names a folder.
func (p notebookPage) screenshot(name string) {
	dir := os.Getenv("KVSH_SCREENSHOTS")
	if dir == "" {
		return
	}
	png, err := chromedp.Run(p.tab, chromedp.FullScreenshot(100))
	if err != nil {
		p.t.Logf("screenshot: %v", err)
		return
	}
	if err := os.WriteFile(filepath.Join(dir, name+".png"), png, 0o666); err != nil {
		p.t.Logf("screenshot: %v", err)
	}
}

// add makes a new cell at the end with code, and begins to edit it there.
func (p notebookPage) add(code string) {
	p.t.Helper()
	p.eval("a new cell", fmt.Sprintf(`(() => {
		const cell = Jupyter.notebook.insert_cell_at_bottom("code");
		Jupyter.notebook.select(Jupyter.notebook.find_cell_index(cell));
		Jupyter.notebook.edit_mode(); cell.focus_cell(); cell.focus_editor();
		cell.set_text(%q); cell.code_mirror.execCommand("goDocEnd");
	})()`, code))
}

// press presses keys in the page.
func (p notebookPage) press(keys string, modifiers ...chromedp.Modifier) {
	p.t.Helper()
	var options []chromedp.KeyOption
	if len(modifiers) > 0 {
		options = append(options, chromedp.KeyModifiers(modifiers...))
	}
	p.do("keys", chromedp.KeyEvent(keys, options...))
}

const (
	lastCell = `Jupyter.notebook.get_cells().slice(-1)[0]`
	isIdle   = `Jupyter.notebook.kernel && Jupyter.notebook.kernel.is_connected() && !Jupyter.notebook.kernel_busy`
	allRan   = `Jupyter.notebook.get_cells().filter(c => c.cell_type === "code").every(c => /^\d+$/.test(String(c.input_prompt_number)))`
)

// The classic notebook opens a bundled notebook in the kernel and does with it what
// its users do: run all, complete, inspect, interrupt, restart.
func TestNotebookInTheBrowser(t *testing.T) {
	dir := t.TempDir()
	twin, err := os.ReadFile(filepath.Join(root(t), "notebooks", "media.ipynb"))
	if err != nil {
		t.Fatal(err)
	}
	writeFile(t, filepath.Join(dir, "media.ipynb"), string(twin))
	address := notebookServer(t, dir)
	p := notebookPage{t, browser(t)}

	p.do("open", chromedp.Navigate(address+"/notebooks/media.ipynb"))
	p.until("open", `window.Jupyter && Jupyter.notebook && Jupyter.notebook._fully_loaded && `+isIdle)
	if name := p.get(`document.querySelector(".kernel_indicator_name").textContent`); name != "Go (kvsh)" {
		t.Errorf("the kernel is called %q", name)
	}
	p.eval("run all", `Jupyter.notebook.execute_all_cells()`)
	p.until("run all", allRan+" && "+isIdle)
	for what, expression := range map[string]string{
		"a table with its rows":  `document.querySelector(".output_html table.kvsh tbody").rows.length >= 30`,
		"pictures":               `document.querySelectorAll(".output_svg svg, .output_png img").length >= 2`,
		"a picture that is seen": `[...document.querySelectorAll(".output_svg svg, .output_png img")].every(i => i.getBoundingClientRect().width > 300)`,
		"no error":               `document.querySelectorAll(".output_error").length === 0`,
		"printed text":           `document.querySelector("#notebook").textContent.includes("this is the bundled sample")`,
	} {
		p.until("after running all there is "+what, expression)
	}
	p.screenshot("notebook")

	p.add("strings.Repl")
	p.press(kb.Tab)
	p.until("Tab completes", `document.querySelector("#complete, .completions") && document.querySelector("#complete, .completions").textContent.includes("ReplaceAll")`)
	p.press(kb.Escape)
	p.add("fmt.Println(")
	p.press(kb.Tab, chromedp.ModifierShift)
	p.until("Shift-Tab inspects", `document.querySelector(".tooltip, #tooltip") && document.querySelector("#tooltip").textContent.includes("formats using the default formats")`)
	p.screenshot("inspect")
	p.press(kb.Escape)
	p.eval("empty it", lastCell+`.set_text("")`)

	p.add("kept := 6 * 7\nfor {\n}")
	p.press(kb.Enter, chromedp.ModifierShift)
	p.until("a loop runs", `Jupyter.notebook.kernel_busy`)
	p.eval("interrupt", `Jupyter.notebook.kernel.interrupt()`)
	p.until("a loop is interrupted", `document.querySelector(".output_error") && document.querySelector(".output_error").textContent.includes("interrupted") && `+isIdle)
	p.add("kept")
	p.press(kb.Enter, chromedp.ModifierCtrl)
	p.until("the session is kept", lastCell+`.output_area.outputs.some(o => o.data && o.data["text/plain"] === "42")`)

	p.add(`share := 0.0
kv.ShowAs("shown", "nothing yet")
s := kv.Slider("share", 0, 1, 0.5, func(v float64) {
	share = v
	kv.Update("shown", fmt.Sprint("moved to ", v))
})
bar := kv.Progress(4, "loading")
for range 4 {
	bar.Add(1)
}`)
	p.press(kb.Enter, chromedp.ModifierCtrl)
	p.until("a slider that is connected", `document.querySelector("input[type=range]") && !document.querySelector("input[type=range]").disabled`)
	p.until("a progress bar", `document.querySelector("[role=progressbar]") && document.querySelector("[role=progressbar]").getAttribute("aria-valuenow") === "4"`)
	p.eval("move the slider", `(() => { const s = document.querySelector("input[type=range]"); s.value = 0.75; s.dispatchEvent(new Event("input", {bubbles: true})); s.dispatchEvent(new Event("change", {bubbles: true})); })()`)
	p.until("the slider moves", `document.querySelector("#notebook").textContent.includes("moved to 0.75")`)
	p.eval("scroll", `document.querySelector("input[type=range]").scrollIntoView({block: "center"})`)
	p.screenshot("controls")

	p.eval("restart", `Jupyter.notebook.kernel.restart()`)
	p.until("a restart", isIdle)
	time.Sleep(500 * time.Millisecond)
	p.until("a restart", isIdle)
	p.add("kept")
	p.press(kb.Enter, chromedp.ModifierCtrl)
	p.until("a new session", lastCell+`.output_area.outputs.some(o => o.output_type === "error" && o.evalue.includes("undefined: kept"))`)
	if strings.Contains(p.get(`document.body.className`), "notebook_app") == false {
		t.Error("the page is no notebook any more")
	}
}
