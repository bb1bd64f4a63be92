//! `exonym replicas`: publish what this data directory answers from, pull what another published.

use std::path::Path;
use std::time::Duration;

use clap::{Args, Subcommand};
use exonym_replicas::{Pulled, Remote, ReplicaError};

use crate::args::Report;
use crate::exit::{Exit, usage};
use crate::printer::{self, Printer};
use crate::progress::Bars;

const EXAMPLES: &str = "Examples:
  exonym lists update && exonym replicas publish s3://screening/exonym
  exonym replicas pull s3://screening/exonym
  exonym replicas pull gs://screening/exonym --every 60     # beside a server on the same data directory
  AWS_ENDPOINT=http://127.0.0.1:9000 AWS_ALLOW_HTTP=true exonym replicas pull s3://screening/exonym

Credentials and endpoints come from the environment, under the names that the providers' own tools use: AWS_..., GOOGLE_...,
AZURE_....";

#[derive(Debug, Subcommand)]
#[command(after_help = EXAMPLES)]
pub(crate) enum ReplicasCommand {
    /// Send list versions, index and catalogue of the state in service
    #[command(after_help = EXAMPLES)]
    Publish(PublishArgs),
    /// Take over the published state, checked object by object
    #[command(after_help = EXAMPLES)]
    Pull(PullArgs),
}

#[derive(Debug, Args)]
pub(crate) struct PublishArgs {
    /// s3://BUCKET/PATH, gs://BUCKET/PATH, az://CONTAINER/PATH or file:///PATH
    #[arg(env = "EXONYM_REPLICA_URL", value_name = "URL")]
    url: String,
    /// Form of the answer
    #[arg(long, value_enum, default_value_t = Report::Table, value_name = "FORM")]
    format: Report,
}

#[derive(Debug, Args)]
pub(crate) struct PullArgs {
    /// s3://BUCKET/PATH, gs://BUCKET/PATH, az://CONTAINER/PATH or file:///PATH
    #[arg(env = "EXONYM_REPLICA_URL", value_name = "URL")]
    url: String,
    /// Go on and look again every so many seconds; what fails is said and tried again
    #[arg(long, value_name = "SECONDS", value_parser = clap::value_parser!(u64).range(1..))]
    every: Option<u64>,
    /// Let the published state take the place of lists that were imported here
    #[arg(long)]
    replace: bool,
    /// Form of the answer
    #[arg(long, value_enum, default_value_t = Report::Table, value_name = "FORM")]
    format: Report,
}

/// Runs the command asked for.
pub(crate) fn run(data_dir: &Path, command: ReplicasCommand) -> anyhow::Result<Exit> {
    match command {
        ReplicasCommand::Publish(args) => publish(data_dir, &args),
        ReplicasCommand::Pull(args) => pull(data_dir, &args),
    }
}

fn told(error: ReplicaError) -> anyhow::Error {
    if error.is_usage() {
        usage(error)
    } else {
        error.into()
    }
}

fn publish(data_dir: &Path, args: &PublishArgs) -> anyhow::Result<Exit> {
    let remote = Remote::open(&args.url).map_err(told)?;
    let done = exonym_replicas::publish(data_dir, &remote, &mut Bars::default()).map_err(told)?;
    let mut out = Printer::new();
    match args.format {
        Report::Json => out.json(&done)?,
        Report::Table => out.line(format!(
            "published snapshot {}: {} objects, {} of them sent now ({} bytes)",
            done.snapshot, done.objects, done.sent, done.bytes
        ))?,
    }
    out.flush()?;
    Ok(Exit::Done)
}

fn pull(data_dir: &Path, args: &PullArgs) -> anyhow::Result<Exit> {
    let mut remote = Remote::open(&args.url).map_err(told)?;
    loop {
        let done = exonym_replicas::pull(data_dir, &remote, args.replace, &mut Bars::default());
        match (done, args.every) {
            (Ok(done), every) => {
                // One that goes on says what changed, and nothing of every look.
                if done.changed || every.is_none() {
                    print(&done, args.format)?;
                }
            }
            (Err(error), Some(_)) if !error.is_usage() => {
                printer::say(format!("not pulled, will be tried again: {error}"));
            }
            (Err(error), _) => return Err(told(error)),
        }
        match args.every {
            Some(seconds) if !remote.wait(Duration::from_secs(seconds)) => {}
            _ => return Ok(Exit::Done),
        }
    }
}

fn print(done: &Pulled, format: Report) -> anyhow::Result<()> {
    let mut out = Printer::new();
    match format {
        Report::Json => out.json(done)?,
        Report::Table => {
            let built = if done.built {
                "; another version made the published index, so one was built here"
            } else {
                ""
            };
            out.line(if done.changed {
                format!(
                    "took over snapshot {}: {} objects received ({} bytes){built}",
                    done.snapshot, done.received, done.bytes
                )
            } else {
                format!("snapshot {} is there already", done.snapshot)
            })?;
        }
    }
    Ok(out.flush()?)
}
