/* entry: what libFuzzer calls with bytes; each fuzz_READER.c defines it.
 *
 * Built as usual, an entry is a test: entry.c gives it every file of
 * tests/data and instruments/library, whatever kind of file that is. Built with
 * --enable-fuzzing it is a fuzzer, and those folders are its seeds. */
#ifndef TESTS_FUZZ_ENTRY_H
#define TESTS_FUZZ_ENTRY_H

#include <stddef.h>
#include <stdint.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n);

#endif
