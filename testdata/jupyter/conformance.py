"""Runs Jupyter's own suite for kernels, jupyter_kernel_test, against the kernel kvsh.

Prints one line for each test that does not pass, and last how many ran. Tests
that are skipped count as failed: the kernel does all that the suite knows.
"""

import sys
import unittest

import jupyter_kernel_test


class KernelTests(jupyter_kernel_test.KernelTests):
    kernel_name = "kvsh"
    language_name = "go"
    file_extension = ".go"
    code_hello_world = 'fmt.Println("hello, world")'
    code_stderr = 'println("to standard error")'
    completion_samples = [
        {"text": "strings.ToTit", "matches": {"ToTitle", "ToTitleSpecial"}},
        {"text": "kv.Pareto", "matches": {"Pareto", "ParetoAcross"}},
    ]
    complete_code_samples = ["x := 1", "for range 3 {\n\tfmt.Println()\n}", "kv.Scan(\".\")"]
    incomplete_code_samples = ["func f() {", "f(1,", "x := `a", "/* text"]
    invalid_code_samples = ["x := )", "}"]
    code_generate_error = "var none []int\nnone[1]"
    code_execute_result = [
        {"code": "6 * 7", "result": "42"},
        {"code": 'strings.Split("a b", " ")', "result": '[]string{"a", "b"}'},
    ]
    code_display_data = [
        {"code": 'kv.Show(kv.HTML("<i>text</i>"))', "mime": "text/html"},
        {"code": 'kv.Show(kv.SVG("<svg/>"))', "mime": "image/svg+xml"},
    ]
    code_history_pattern = "6?*7*"
    supported_history_operations = ("tail", "range", "search")
    code_inspect_sample = "strconv.Atoi"
    code_page_something = "strconv.Atoi?"
    code_clear_output = "kv.ClearOutput()"


class Result(unittest.TextTestResult):
    def tell(self, what, test, text=""):
        print(what, test, text, flush=True)

    def addFailure(self, test, err):
        super().addFailure(test, err)
        self.tell("FAIL", test, err[1])

    def addError(self, test, err):
        super().addError(test, err)
        self.tell("ERROR", test, err[1])

    def addSkip(self, test, reason):
        super().addSkip(test, reason)
        self.tell("SKIP", test, reason)

    def addSubTest(self, test, subtest, err):
        super().addSubTest(test, subtest, err)
        if err:
            self.tell("FAIL", subtest, err[1])


suite = unittest.defaultTestLoader.loadTestsFromTestCase(KernelTests)
result = unittest.TextTestRunner(stream=open("/dev/null", "w"), resultclass=Result).run(suite)
print("ran", result.testsRun)
sys.exit(bool(result.failures or result.errors or result.skipped))
