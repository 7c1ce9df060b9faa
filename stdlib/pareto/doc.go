// Package pareto finds Pareto frontiers: of points with several measures, each
// better when small or when large, those that no other point beats.
//
// A point beats another if it is at least as good in every measure and better in
// one. Equal points beat neither each other, so all of them are on the frontier
// together or none is. A point that lacks a measure (NaN) is on no frontier and
// beats nothing; infinities are ordinary values.
//
// [Frontier] is for two measures, [Skyline] for any number. [Hypervolume] tells how
// good a frontier is as a whole, [Knee] where more of one measure begins to cost
// much of the other.
package pareto
