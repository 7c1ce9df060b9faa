// Package pareto finds Pareto frontiers: of points with two measures, each
// better when small or when large, those that no other point beats.
//
// A point beats another if it is at least as good in both measures and better
// in one. Equal points beat neither each other, so all of them are on the
// frontier together or none is. A point that lacks a measure (NaN) is on no
// frontier and beats nothing; infinities are ordinary values.
package pareto
