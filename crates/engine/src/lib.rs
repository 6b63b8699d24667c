//! Compile rule files, evaluate candidates in parallel, score, explain.
