//! `exonym keys`: who may ask the server.

use std::path::Path;

use clap::{Subcommand, ValueEnum};
use exonym_server::keys::{Key, KeyError, KeyFile, Scope};

use crate::args::Report;
use crate::exit::{Exit, usage};
use crate::printer::Printer;

#[derive(Debug, Subcommand)]
#[command(
    after_help = "Examples:\n  exonym keys add payments --scope screen\n  exonym keys list\n  exonym keys revoke 1f2e3d4c\n\nOnce a key was made, the server asks every caller for one."
)]
pub(crate) enum KeysCommand {
    /// Make a key; it is shown this once
    Add {
        /// Whose it is, for people
        name: String,
        /// What it may be used for; each includes those before it
        #[arg(long, value_enum, default_value_t = ScopeArg::Screen)]
        scope: ScopeArg,
        #[arg(long, value_enum, default_value_t = Report::Table)]
        format: Report,
    },
    /// Show the keys, revoked ones too
    List {
        #[arg(long, value_enum, default_value_t = Report::Table)]
        format: Report,
    },
    /// Revoke a key; a running server turns it away within a second
    Revoke {
        /// The key's id
        id: String,
    },
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum ScopeArg {
    /// Look at lists and entities
    Read,
    /// Screen names
    Screen,
    /// Reload, metrics
    Admin,
}

/// Makes, shows or revokes keys.
pub(crate) fn run(data_dir: &Path, command: KeysCommand) -> anyhow::Result<Exit> {
    let file = KeyFile::of(data_dir);
    let mut out = Printer::new();
    match command {
        KeysCommand::Add { name, scope, format } => {
            let scope = match scope {
                ScopeArg::Read => Scope::Read,
                ScopeArg::Screen => Scope::Screen,
                ScopeArg::Admin => Scope::Admin,
            };
            let made = file.add(&name, scope)?;
            match format {
                Report::Json => {
                    let (id, scope) = (&made.key.id, made.key.scope);
                    out.json(
                        &serde_json::json!({ "id": id, "name": name, "scope": scope, "key": made.secret }),
                    )?;
                }
                Report::Table => {
                    out.line(format!(
                        "key {} for {name} (scope {})",
                        made.key.id,
                        made.key.scope.word()
                    ))?;
                    out.line(format!("  {}", made.secret))?;
                    out.line("Keep it: it is not shown again. Send it as `Authorization: ApiKey ...`.")?;
                }
            }
        }
        KeysCommand::List { format } => {
            let keys = file.read()?.unwrap_or_default();
            match format {
                Report::Json => out.json(&keys.iter().map(shown).collect::<Vec<_>>())?,
                Report::Table if keys.is_empty() => {
                    out.line("no keys: whoever reaches the server may ask it")?;
                }
                Report::Table => {
                    for key in &keys {
                        let state = key
                            .revoked
                            .as_ref()
                            .map_or_else(String::new, |day| format!(", revoked {day}"));
                        let (id, scope) = (&key.id, key.scope.word());
                        out.line(format!(
                            "{id}  {scope:<6}  {}  (made {}{state})",
                            key.name, key.created
                        ))?;
                    }
                }
            }
        }
        KeysCommand::Revoke { id } => match file.revoke(&id) {
            Ok(key) => out.line(format!("key {} for {} is revoked", key.id, key.name))?,
            Err(error @ KeyError::Unknown(_)) => return Err(usage(error)),
            Err(error) => return Err(error.into()),
        },
    }
    out.flush()?;
    Ok(Exit::Done)
}

/// A key without its hash, which is for the server alone.
fn shown(key: &Key) -> serde_json::Value {
    let (id, name, scope) = (&key.id, &key.name, key.scope);
    serde_json::json!({ "id": id, "name": name, "scope": scope, "created": key.created, "revoked": key.revoked })
}
