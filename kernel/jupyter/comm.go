package jupyter

import (
	"encoding/json"

	"kvsh/stdlib/display"
)

// comms carries the messages of comms that programs send.
type comms struct{ k *kernel }

type commContent struct {
	ID     string          `json:"comm_id"`
	Target string          `json:"target_name,omitempty"`
	Data   json.RawMessage `json:"data"`
}

// send sends a message of a comm, as an answer to the cell that runs if there is
// one.
func (c comms) send(kind, id, target string, data any) error {
	raw, err := encodeJSON(data)
	if err != nil {
		return err
	}
	if string(raw) == "null" {
		raw = emptyObject
	}
	var parent json.RawMessage
	if e := c.k.newest(); e != nil {
		e.out.flush()
		parent = e.raw
	}
	c.k.publish(kind, parent, commContent{id, target, raw})
	return nil
}

func (c comms) Open(id, target string, data any) error {
	return c.send("comm_open", id, target, data)
}
func (c comms) Message(id string, data any) error { return c.send("comm_msg", id, "", data) }
func (c comms) Close(id string, data any) error   { return c.send("comm_close", id, "", data) }

func readComm(r *request) (c commContent) {
	_ = json.Unmarshal(r.content, &c) // what has no id is of no comm
	return c
}

// call lets the program answer a message of a comm. What it gives then goes to the
// front end as the answer.
func (k *kernel) call(r *request, f func(commContent)) {
	c := readComm(r)
	out := newOutput(k, r.raw, false)
	defer out.flush()
	if err := k.current().Call(out, func() { f(c) }); err != nil {
		out.flush()
		k.publish("error", r.raw, faultOf(err))
	}
}

// commOpen tells the program of a comm that the front end opened, and closes it if
// nobody wants it.
func (k *kernel) commOpen(r *request) any {
	k.call(r, func(c commContent) {
		if !display.Opened(c.ID, c.Target, c.Data) {
			k.publish("comm_close", r.raw, commContent{ID: c.ID, Data: emptyObject})
		}
	})
	return nil
}

func (k *kernel) commMessage(r *request) any {
	k.call(r, func(c commContent) { display.Received(c.ID, c.Data) })
	return nil
}

func (k *kernel) commClose(r *request) any {
	k.call(r, func(c commContent) { display.Closed(c.ID, c.Data) })
	return nil
}

// commInfo lists the comms that are open, of one target if the request names it.
func (k *kernel) commInfo(r *request) any {
	wanted := readComm(r).Target
	list := map[string]any{}
	for id, target := range display.Comms() {
		if wanted == "" || target == wanted {
			list[id] = map[string]string{"target_name": target}
		}
	}
	return map[string]any{"status": "ok", "comms": list}
}
