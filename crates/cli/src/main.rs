//! `qualify`: requirements in, evidenced verdicts out.

mod arguments;
mod commands;
mod failure;
mod inputs;
mod progress;
mod render;
mod verify;

use std::process::ExitCode;

use clap::Parser;

/// A candidate is hundreds of short texts, made on one thread and dropped on another: a fifth less time than with the system's.
#[cfg(not(target_env = "msvc"))]
#[global_allocator]
static ALLOCATOR: tikv_jemallocator::Jemalloc = tikv_jemallocator::Jemalloc;

/// Judges candidates against job requirements, with months counted and evidence quoted.
#[derive(Parser)]
#[command(name = "qualify", version, arg_required_else_help = true, infer_long_args = true)]
struct Cli {
    #[command(subcommand)]
    command: commands::Command,
}

fn main() -> ExitCode {
    match Cli::parse().command.run() {
        Ok(code) => code,
        Err(failure) => failure.report(),
    }
}
