package jupyter

import (
	"encoding/json"
	"maps"
	"slices"

	"github.com/google/uuid"
)

// createSubshell begins a queue beside that of the shell (JEP 91).
func (k *kernel) createSubshell(*request) any {
	id := uuid.NewString()
	k.mu.Lock()
	defer k.mu.Unlock()
	k.queues[id] = newQueue(k)
	return map[string]string{"status": "ok", "subshell_id": id}
}

// deleteSubshell ends such a queue once it has answered what it answers now.
func (k *kernel) deleteSubshell(r *request) any {
	var req struct {
		ID string `json:"subshell_id"`
	}
	_ = json.Unmarshal(r.content, &req) // no id is no subshell's
	k.mu.Lock()
	defer k.mu.Unlock()
	q := k.queues[req.ID]
	if q == nil || req.ID == "" {
		message := "there is no subshell " + req.ID
		return failure{"error", "no such subshell", message, []string{message}}
	}
	q.end()
	delete(k.queues, req.ID)
	return fine
}

func (k *kernel) listSubshells(*request) any {
	k.mu.Lock()
	defer k.mu.Unlock()
	ids := slices.DeleteFunc(slices.Sorted(maps.Keys(k.queues)), func(id string) bool { return id == "" })
	if ids == nil {
		ids = []string{}
	}
	return map[string]any{"status": "ok", "subshell_id": ids}
}
