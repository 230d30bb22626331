//! Tests of the pass, on invented copy.
