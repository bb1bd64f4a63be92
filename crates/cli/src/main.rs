//! The `exonym` command: arguments to commands, errors to exit codes.

mod args;
mod commands;
mod exit;
mod printer;
mod progress;

use std::process::ExitCode;

use clap::Parser;
use exonym_engine::EngineError;
use exonym_store::StoreError;

use args::{Cli, Command};
use exit::{Exit, UsageError};

fn main() -> ExitCode {
    let cli = Cli::parse();
    match run(cli) {
        Ok(exit) => exit.into(),
        Err(error) if is_closed_pipe(&error) => Exit::Done.into(),
        Err(error) => {
            printer::say(format!("error: {error:#}"));
            exit_of(&error).into()
        }
    }
}

fn run(cli: Cli) -> anyhow::Result<Exit> {
    let data_dir = commands::data_dir(cli.data_dir)?;
    match cli.command {
        Command::Screen(args) => commands::screen::run(&data_dir, *args),
        Command::Read(args) => commands::read::run(&data_dir, &args),
        Command::Ties(args) => commands::ties::run(&data_dir, &args),
        Command::Lists(command) => commands::lists::run(&data_dir, command),
        Command::Index(command) => commands::index::run(&data_dir, command),
        Command::Parties(command) => commands::parties::run(&data_dir, command),
        Command::Eval(command) => commands::eval::run(&data_dir, command),
        Command::Serve(args) => commands::serve::run(data_dir, *args),
        Command::Health(args) => commands::health::run(data_dir, &args),
        #[cfg(feature = "replicas")]
        Command::Replicas(command) => commands::replicas::run(&data_dir, command),
        Command::Keys(command) => commands::keys::run(&data_dir, command),
        Command::Completions { shell } => commands::completions(shell),
    }
}

/// Whether the reader of our output went away, as `head` does.
fn is_closed_pipe(error: &anyhow::Error) -> bool {
    let io = error
        .chain()
        .filter_map(|cause| cause.downcast_ref::<std::io::Error>());
    io.into_iter()
        .any(|io| io.kind() == std::io::ErrorKind::BrokenPipe)
}

fn exit_of(error: &anyhow::Error) -> Exit {
    let usage = error.chain().any(|cause| {
        let engine = cause.downcast_ref::<EngineError>();
        let store = cause.downcast_ref::<StoreError>();
        cause.is::<UsageError>()
            || engine.is_some_and(EngineError::is_usage)
            || store.is_some_and(StoreError::is_usage)
    });
    if usage { Exit::Usage } else { Exit::System }
}
