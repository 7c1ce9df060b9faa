package vegalite

import (
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os/exec"
	"path/filepath"
	"testing"
	"time"

	"github.com/chromedp/chromedp"

	"kvsh/stdlib/chart/scene"
)

// picturePage is a picture in a browser, as it is in a notebook.
type picturePage struct {
	t   *testing.T
	tab context.Context
}

func openPicture(t *testing.T, s *scene.Scene) picturePage {
	t.Helper()
	folder := nodeFolder(t)
	chromium, err := exec.LookPath("chromium")
	if err != nil {
		t.Skip("there is no chromium")
	}
	page := fmt.Sprintf(`<!doctype html><meta charset="utf-8"><body style="margin:0"><div id="v"></div>
<script src="/vega/build/vega.min.js"></script><script src="/vega-lite/build/vega-lite.min.js"></script>
<script>
var spec = %s, told = null;
var view = new vega.View(vega.parse(vegaLite.compile(spec).spec), {renderer: "canvas", container: "#v", hover: true});
view.tooltip((handler, event, item, value) => { told = value; });
view.runAsync().then(() => { window.ready = true; });
const all = (role, found, mark = view.scenegraph().root) => {
  if (role(mark)) found.push(...mark.items);
  for (const item of mark.items || []) for (const child of item.items || []) all(role, found, child);
  return found;
};
const marks = name => all(mark => mark.name === name + "_marks", []);
const labels = () => all(mark => mark.role === "axis-label", []).filter(item => item.opacity > 0).map(item => item.text).filter(text => text !== "").sort().join(",");
const opacity = name => marks(name)[0].opacity;
// at is where the middle of a mark's first item is in the window.
const at = name => {
  const item = marks(name)[0];
  let x = (item.bounds.x1 + item.bounds.x2) / 2, y = (item.bounds.y1 + item.bounds.y2) / 2;
  for (let group = item.mark.group; group; group = group.mark.group) { x += group.x || 0; y += group.y || 0; }
  const box = document.querySelector("canvas").getBoundingClientRect();
  return [box.x + x + view.origin()[0], box.y + y + view.origin()[1]];
};
// wheel turns the wheel over a mark and reports whether the page may scroll.
const wheel = (name, ctrlKey) => {
  const [clientX, clientY] = at(name);
  return document.querySelector("canvas").dispatchEvent(new WheelEvent("wheel", {ctrlKey, deltaY: -700, clientX, clientY, bubbles: true, cancelable: true}));
};
</script>`, mustJSON(t, s))
	mux := http.NewServeMux()
	mux.HandleFunc("GET /{$}", func(w http.ResponseWriter, _ *http.Request) { fmt.Fprint(w, page) })
	mux.Handle("GET /", http.FileServer(http.Dir(filepath.Join(folder, "node_modules"))))
	server := httptest.NewServer(mux)
	t.Cleanup(server.Close)
	options := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.ExecPath(chromium), chromedp.NoSandbox, chromedp.WindowSize(1000, 700))
	allocator, cancel := chromedp.NewExecAllocator(t.Context(), options...)
	t.Cleanup(cancel)
	tab, cancel := chromedp.NewContext(allocator)
	t.Cleanup(cancel)
	tab, cancel = context.WithTimeout(tab, 2*time.Minute)
	t.Cleanup(cancel)
	p := picturePage{t, tab}
	if _, err := chromedp.Run(tab, chromedp.Navigate(server.URL)); err != nil {
		t.Fatal(err)
	}
	p.until("window.ready")
	return p
}

// until waits until an expression of the page is true.
func (p picturePage) until(expression string) {
	p.t.Helper()
	for deadline := time.Now().Add(20 * time.Second); ; time.Sleep(20 * time.Millisecond) {
		is, err := chromedp.Run(p.tab, chromedp.Evaluate[bool]("Boolean("+expression+")"))
		if err == nil && is {
			return
		}
		if time.Now().After(deadline) || p.tab.Err() != nil {
			p.t.Fatalf("it does not come to be that %s (%v); the axes are %s", expression, err, p.get("labels()"))
		}
	}
}

// get is the value of an expression of the page.
func (p picturePage) get(expression string) string {
	p.t.Helper()
	text, err := chromedp.Run(p.tab, chromedp.Evaluate[string]("String("+expression+")"))
	if err != nil {
		p.t.Fatal(err)
	}
	return text
}

// place is where the middle of the first mark of a view is.
func (p picturePage) place(view string) (x, y float64) {
	p.t.Helper()
	if _, err := fmt.Sscanf(p.get(fmt.Sprintf("at(%q).join(' ')", view)), "%g %g", &x, &y); err != nil {
		p.t.Fatal(err)
	}
	return x, y
}

func (p picturePage) do(actions ...chromedp.Action[chromedp.Void]) {
	p.t.Helper()
	for _, a := range actions {
		if _, err := chromedp.Run(p.tab, a); err != nil {
			p.t.Fatal(err)
		}
	}
}

// point moves the mouse over the first mark of a view.
func (p picturePage) point(view string) {
	p.t.Helper()
	x, y := p.place(view)
	p.do(chromedp.MouseEvent(chromedp.MouseMoved, x-1, y), chromedp.MouseEvent(chromedp.MouseMoved, x, y))
}

// drag drags a panel to the left, by the first mark of a view.
func (p picturePage) drag(view string, distance float64) {
	p.t.Helper()
	x, y := p.place(view)
	p.do(
		chromedp.MouseEvent(chromedp.MousePressed, x, y, chromedp.ButtonLeft, chromedp.ClickCount(1)),
		chromedp.MouseEvent(chromedp.MouseMoved, x-distance, y, chromedp.ButtonLeft),
		chromedp.MouseEvent(chromedp.MouseReleased, x-distance, y, chromedp.ButtonLeft, chromedp.ClickCount(1)),
	)
}

func TestPicturesAreInteractive(t *testing.T) {
	p := openPicture(t, gallery(light)["facets"])
	before := p.get("labels()")

	p.point("legend_touch") // CPU
	p.until("opacity('panel1_layer4') < 0.2 && opacity('panel3_layer6') < 0.2")
	p.until("opacity('panel1_layer2') == 1 && opacity('panel3_layer1') == 1")
	p.point("caption")
	p.until("opacity('panel1_layer4') == 1 && opacity('panel3_layer6') == 1")
	p.point("panel1_layer4") // Local Disk
	p.until("opacity('panel1_layer2') < 0.2 && opacity('panel2_layer2') < 0.2 && opacity('panel2_layer4') == 1")
	p.until("told && told.title == 'Local Disk' && told['Mean TTFT'] == '200 ms'")

	if p.get("wheel('panel1_layer2', false)") != "true" || p.get("labels()") != before {
		t.Error("the wheel zooms without the control key")
	}
	if p.get("wheel('panel1_layer2', true)") != "false" {
		t.Error("the page scrolls while the picture is zoomed")
	}
	p.until("labels() !== " + literal(before))
	zoomed := "1 s,1 s,1 s,100,100,100,100 ms,100 ms,100 ms,1k,1k,1k,2 s,2 s,2 s,200,200,200,200 ms,200 ms,200 ms,2k,2k,2k,500,500,500,500 ms,500 ms,500 ms"
	if got := p.get("labels()"); got != zoomed {
		t.Errorf("the zoomed axes are %s, want %s", got, zoomed)
	}
	p.drag("panel2_base", 100)
	p.until("labels() !== " + literal(zoomed))
	x, y := p.place("panel3_layer2")
	p.do(chromedp.MouseClickXY(x, y, chromedp.ClickCount(2)))
	p.until("labels() === " + literal(before))
}

func TestLinesWithoutPointsTellTheirNumbers(t *testing.T) {
	p := openPicture(t, gallery(light)["ecdf"])
	p.point("panel1_layer4_touch")
	p.until("told && told.title === 'GDS' && told['Mean TTFT'] === '321.079 ms' && told['Share of requests'] === '1.66667 %'")
}
