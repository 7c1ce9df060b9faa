package shell

import (
	"fmt"
	"regexp"
	"strings"
)

var (
	inPrompt   = regexp.MustCompile(`^ *In\[\d+\]: ?`)
	morePrompt = regexp.MustCompile(`^ *\.\.\.: ?`)
)

// prompts are the prompt of a cell and of its further lines, equally wide.
func (s *shell) prompts(number int) (first, more string) {
	label := fmt.Sprintf("In[%d]: ", number)
	dots := "...: "
	t := &s.look.theme
	return paint(t.in, label), paint(t.more, strings.Repeat(" ", max(len(label)-len(dots), 0))+dots)
}

func (s *shell) prompt(number int) string {
	first, _ := s.prompts(number)
	return first
}
