//go:build ignore

package main

import (
	"errors"
	"fmt"
	"os"
	"sort"
	"strings"
)

type shape interface{ area() float64 }

type square struct{ side float64 }

func (s square) area() float64 { return s.side * s.side }

var errOdd = errors.New("odd")

func half(n int) (int, error) {
	if n%2 == 1 {
		return 0, fmt.Errorf("half of %d: %w", n, errOdd)
	}
	return n / 2, nil
}

func main() {
	counts := map[string]int{}
	for _, w := range strings.Fields("gds cpu gds disk gds") {
		counts[w]++
	}
	names := make([]string, 0, len(counts))
	for name := range counts {
		names = append(names, name)
	}
	sort.Slice(names, func(i, j int) bool {
		return counts[names[i]] > counts[names[j]] || counts[names[i]] == counts[names[j]] && names[i] < names[j]
	})
	fmt.Println(names, counts)
	var s shape = square{3}
	fmt.Printf("%.1f %v\n", s.area(), len(os.Args) > 5)
	_, err := half(3)
	fmt.Println(err, errors.Is(err, errOdd))
	done := make(chan int)
	go func() { done <- 42 }()
	fmt.Println(<-done)
	switch x := interface{}(1.5).(type) {
	case float64:
		fmt.Println("float", x)
	}
}
