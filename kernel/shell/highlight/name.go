package highlight

import "go/token"

// predeclared has what Go declares for all.
var predeclared = map[string]Class{
	"any": Type, "bool": Type, "byte": Type, "comparable": Type, "complex64": Type, "complex128": Type,
	"error": Type, "float32": Type, "float64": Type, "int": Type, "int8": Type, "int16": Type,
	"int32": Type, "int64": Type, "rune": Type, "string": Type, "uint": Type, "uint8": Type,
	"uint16": Type, "uint32": Type, "uint64": Type, "uintptr": Type,

	"true": Constant, "false": Constant, "nil": Constant, "iota": Constant,

	"append": Builtin, "cap": Builtin, "clear": Builtin, "close": Builtin, "complex": Builtin,
	"copy": Builtin, "delete": Builtin, "imag": Builtin, "len": Builtin, "make": Builtin,
	"max": Builtin, "min": Builtin, "new": Builtin, "panic": Builtin, "print": Builtin,
	"println": Builtin, "real": Builtin, "recover": Builtin,
}

// nameClass is what a name is by itself and by the token before it. What is plain may
// still be called or be a package.
func nameClass(name string, last token.Token) Class {
	switch last {
	case token.FUNC:
		return Function
	case token.TYPE:
		return Type
	case token.PERIOD:
		return Plain
	}
	if class := predeclared[name]; class != Builtin { // max is a good name for a variable
		return class
	}
	return Plain
}

// called takes the name before a parenthesis as one of a function.
func (c *code) called() {
	if c.name < 0 {
		return
	}
	s := &c.spans[c.name]
	if s.Class != Plain {
		return
	}
	s.Class = Function
	switch c.before {
	case token.PERIOD, token.RPAREN, token.RBRACK: // a method, its declaration, an instance
		return
	}
	if predeclared[c.src[s.From:s.To]] == Builtin {
		s.Class = Builtin
	}
}

// selected takes the name before a dot as one of a package, if it is.
func (c *code) selected() {
	if c.last != token.IDENT || c.before == token.PERIOD || c.isPackage == nil {
		return
	}
	if s := &c.spans[c.name]; s.Class == Plain && c.isPackage(c.src[s.From:s.To]) {
		s.Class = Package
	}
}
