package highlight

// Class is what a part of a cell's text is.
type Class int

// The classes.
const (
	Plain    Class = iota
	Keyword        // of Go
	Type           // a type that Go declares, or a name behind the word type
	Builtin        // a function of Go's own that is called: len(x)
	Constant       // true, false, nil or iota
	String         // or a rune
	Number
	Comment
	Function // a name that is called or declared as a function
	Package  // a name before a dot that is a package's
	Operator
	Bracket  // one of ()[]{}
	Command  // %name, :name or !name, and the marks of name?
	Argument // what stands behind a command on its line
	Error    // what is no token of Go
)

var classNames = [...]string{
	"Plain", "Keyword", "Type", "Builtin", "Constant", "String", "Number", "Comment",
	"Function", "Package", "Operator", "Bracket", "Command", "Argument", "Error",
}

func (c Class) String() string { return classNames[c] }
