// Package record keeps what cells give as outputs of a notebook: what they write,
// show and fail with. A notebook may grow while it is recorded.
package record
