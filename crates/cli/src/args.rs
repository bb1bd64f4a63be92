//! What was typed. No I/O here; commands take plain values from these.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

/// Screens names against official sanctions and watch lists, and shows the source of every word of its answer.
#[derive(Debug, Parser)]
#[command(name = "exonym", version, max_term_width = 100, after_help = EXIT_CODES)]
pub(crate) struct Cli {
    /// Where lists and indexes are kept [default: the platform's data directory]
    #[arg(long, global = true, env = "EXONYM_DATA_DIR", value_name = "DIR")]
    pub(crate) data_dir: Option<PathBuf>,

    #[command(subcommand)]
    pub(crate) command: Command,
}

const EXIT_CODES: &str =
    "Exit codes: 0 done; 1 a hit, with --exit-code; 2 bad usage or input; 3 the system failed.";

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Screen a name, an identifier or a customer file
    Screen(Box<ScreenArgs>),
    /// Read an article: who is named, who said what, who is listed
    Read(Box<ReadArgs>),
    /// Over a folder of articles: who deals with whom, by what they tell
    Ties(TiesArgs),
    /// Import, update and look at lists
    #[command(subcommand)]
    Lists(ListsCommand),
    /// Build, check and look at the index
    #[command(subcommand)]
    Index(IndexCommand),
    /// Look at parties that stand on several lists, and judge pairs that may be one
    #[command(subcommand)]
    Parties(PartiesCommand),
    /// Measure on labelled sets
    #[command(subcommand)]
    Eval(EvalCommand),
    /// Serve the matching API, our own /v1 and pages over HTTP
    Serve(Box<crate::commands::serve::ServeArgs>),
    /// Ask whether the server is well: for containers and service managers
    Health(Box<crate::commands::health::HealthArgs>),
    /// Make, show and revoke keys of the server
    #[command(subcommand)]
    Keys(crate::commands::keys::KeysCommand),
    /// Share one state of the lists between servers through an object store
    #[cfg(feature = "replicas")]
    #[command(subcommand)]
    Replicas(crate::commands::replicas::ReplicasCommand),
    /// Print shell completions
    Completions {
        /// The shell
        shell: clap_complete::Shell,
    },
}

const SCREEN_EXAMPLES: &str = "Examples:
  exonym screen \"Kim CHen Yn\"
  exonym screen \"Ким Чен Ын\" --birth-date 1984-01-08 --country kp
  exonym screen --id imo:9187629
  exonym screen \"Sergei Shoigu\" --as-of 2023-09-13 --list us_ofac_sdn
  exonym screen --file customers.csv --map name=full_name,birth_date=dob --out hits.csv";

#[derive(Debug, Args)]
#[command(after_help = SCREEN_EXAMPLES)]
pub(crate) struct ScreenArgs {
    /// Names; one argument is one name
    #[arg(value_name = "NAME")]
    pub(crate) names: Vec<String>,
    /// What the name is of: Person, Company, Organization, Vessel, Airplane, ... [default: anything]
    #[arg(long, value_name = "SCHEMA")]
    pub(crate) schema: Option<String>,
    /// Date of birth (or incorporation, build): 1984-01-08, 1984, 1984~, 1980/1985; may be given again
    #[arg(long = "birth-date", value_name = "DATE")]
    pub(crate) birth_dates: Vec<String>,
    /// Nationality, residence, jurisdiction or flag, by code or name; may be given again
    #[arg(long = "country", value_name = "COUNTRY")]
    pub(crate) countries: Vec<String>,
    /// Place of birth, as written; may be given again
    #[arg(long = "birth-place", value_name = "TEXT")]
    pub(crate) birth_places: Vec<String>,
    /// An address, as written; may be given again
    #[arg(long = "address", value_name = "TEXT")]
    pub(crate) addresses: Vec<String>,
    /// male, female or other
    #[arg(long)]
    pub(crate) gender: Option<String>,
    /// An identifier as KIND:VALUE (imo, mmsi, lei, bic, iban, isin, inn, ogrn, uscc, ssn, wallet, passport, id), or a bare VALUE
    #[arg(long = "id", value_name = "KIND:VALUE")]
    pub(crate) ids: Vec<String>,
    /// Ask only this list; may be given again
    #[arg(long = "list", value_name = "ID")]
    pub(crate) lists: Vec<String>,
    /// Ask only entries of this programme; may be given again
    #[arg(long = "programme", alias = "program", value_name = "P")]
    pub(crate) programs: Vec<String>,
    /// Ask only entries with this topic (sanction, export.control, role.pep, ...); may be given again
    #[arg(long = "topic", value_name = "T")]
    pub(crate) topics: Vec<String>,
    /// Let weak aliases alert alone
    #[arg(long)]
    pub(crate) weak: bool,
    /// Answer from what was published by this day
    #[arg(long, value_name = "DATE", conflicts_with = "snapshot")]
    pub(crate) as_of: Option<String>,
    /// Answer from a snapshot that an earlier answer names
    #[arg(long, value_name = "ID")]
    pub(crate) snapshot: Option<String>,
    /// Compare every listed name, not only the candidates
    #[arg(long)]
    pub(crate) exhaustive: bool,
    /// Show findings at or over this score
    #[arg(long, default_value_t = exonym_screen::DEFAULT_THRESHOLD, value_name = "0..1")]
    pub(crate) threshold: f32,
    /// Show at most this many findings a name
    #[arg(long, default_value_t = 10, value_name = "N")]
    pub(crate) limit: usize,
    /// Form of the answer [default: table; with --file, by the name of --out, else csv]
    #[arg(long, value_enum, value_name = "FORM")]
    pub(crate) format: Option<Format>,
    /// Exit with 1 when there is a finding
    #[arg(long)]
    pub(crate) exit_code: bool,
    /// Screen every row of a customer file (.csv or .jsonl; - reads standard input)
    #[arg(long, value_name = "FILE", conflicts_with_all = ["names", "ids"])]
    pub(crate) file: Option<PathBuf>,
    /// Which column holds what: name=full_name,birth_date=dob,...
    #[arg(long, value_name = "FIELD=COLUMN,...", requires = "file")]
    pub(crate) map: Option<String>,
    /// Encoding of the file, where it is not UTF-8: windows-1252, windows-1251, ...
    #[arg(long, value_name = "LABEL", requires = "file")]
    pub(crate) encoding: Option<String>,
    /// Write hits here; a run that was stopped goes on when started again
    #[arg(long, value_name = "FILE", requires = "file")]
    pub(crate) out: Option<PathBuf>,
}

const READ_EXAMPLES: &str = "Examples:
  exonym read article.txt
  exonym read page.html --format json
  exonym read report.pdf --date 2023-09-20
  exonym read https://example.org/news
  exonym read articles/ --format json --out readings.jsonl
  exonym read articles/ --format html --out pages/
  pdftotext scan.pdf - | exonym read - --no-lists

A folder's answers come one a file, in order; those that could not be read are told and the rest goes on. With --out
a run that was stopped goes on when started again. An address is asked only when you name it.";

#[derive(Debug, Args)]
#[command(after_help = READ_EXAMPLES)]
pub(crate) struct ReadArgs {
    /// A text, HTML, Markdown, e-mail or PDF file, a folder of them, an address (https://...), or - for standard input
    #[arg(value_name = "FILE|DIR|URL", required = true)]
    pub(crate) files: Vec<String>,
    /// The day of publication, where the document does not state it; without one no year is made up
    #[arg(long, value_name = "DATE")]
    pub(crate) date: Option<String>,
    /// What the document is [default: told by its bytes]
    #[arg(long, value_enum, value_name = "FORM")]
    pub(crate) form: Option<FormArg>,
    /// Encoding of the document, where it is not UTF-8 and does not say: windows-1251, shift_jis, ...
    #[arg(long, value_name = "LABEL")]
    pub(crate) encoding: Option<String>,
    /// Let the address lead to this machine or a private network, and use the system's proxy
    #[arg(long)]
    pub(crate) allow_private: bool,
    /// Let a model find names, too, where the rules find none: a folder with model.onnx, tokenizer.json and config.json
    #[arg(long, value_name = "DIR")]
    pub(crate) model: Option<PathBuf>,
    /// Read only, and look nobody up
    #[arg(long)]
    pub(crate) no_lists: bool,
    /// Ask only this list; may be given again
    #[arg(long = "list", value_name = "ID", conflicts_with = "no_lists")]
    pub(crate) lists: Vec<String>,
    /// Show list entries at or over this score
    #[arg(long, default_value_t = exonym_screen::DEFAULT_THRESHOLD, value_name = "0..1")]
    pub(crate) threshold: f32,
    /// Form of the answer
    #[arg(long, value_enum, default_value_t = ReadFormat::Text, value_name = "FORM")]
    pub(crate) format: ReadFormat,
    /// Write a folder's answers here: a file for json, ftm and statements, a folder for text and html
    #[arg(long, value_name = "PATH")]
    pub(crate) out: Option<PathBuf>,
    /// Exit with 1 when someone named is listed
    #[arg(long)]
    pub(crate) exit_code: bool,
}

const TIES_EXAMPLES: &str = "Examples:
  exonym ties articles/
  exonym ties articles/ --limit 5 --format json
  exonym ties articles/ --persons --no-lists

A tie says that articles tell of events between two parties. It is no finding.";

#[derive(Debug, Args)]
#[command(after_help = TIES_EXAMPLES)]
pub(crate) struct TiesArgs {
    /// The folder; text, HTML, Markdown, e-mail and PDF files in it are read
    #[arg(value_name = "DIR")]
    pub(crate) folder: PathBuf,
    /// Show ties of persons who are not listed, too; without it they stand for the state in whose office they are
    #[arg(long)]
    pub(crate) persons: bool,
    /// Look nobody up
    #[arg(long)]
    pub(crate) no_lists: bool,
    /// Show at most this many ties
    #[arg(long, default_value_t = 50, value_name = "N")]
    pub(crate) limit: usize,
    #[arg(long, value_enum, default_value_t = Report::Table)]
    pub(crate) format: Report,
}

/// What a document is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum FormArg {
    /// Plain text
    Text,
    /// A web page
    Html,
    /// Markdown
    Markdown,
    /// An e-mail with its headers
    Email,
    /// A PDF with a text layer
    Pdf,
}

/// How a reading is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum ReadFormat {
    /// For people
    Text,
    /// For programs; of a folder, one line for each document
    Json,
    /// FollowTheMoney entities, one a line
    Ftm,
    /// The same as statements: one value of one property a line
    Statements,
    /// One page for a browser, with nothing outside it
    Html,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// For people
    Table,
    /// For programs
    Json,
    /// For spreadsheets
    Csv,
}

/// Table or JSON.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Report {
    /// For people
    Table,
    /// For programs
    Json,
}

#[derive(Debug, Subcommand)]
pub(crate) enum ListsCommand {
    /// Download lists from their publishers
    #[command(
        after_help = "Examples:\n  exonym lists update\n  exonym lists update un_sc_sanctions us_ofac_sdn"
    )]
    Update {
        /// List ids [default: all with a source]
        lists: Vec<String>,
        /// A TOML file that overrides or adds sources
        #[arg(long, value_name = "FILE")]
        sources: Option<PathBuf>,
        #[arg(long, value_enum, default_value_t = Report::Table)]
        format: Report,
    },
    /// Import list files or folders of them
    #[command(
        after_help = "Examples:\n  exonym lists import ~/downloads/lists\n  exonym lists import sdn.csv --partial --published 2024-05-02\n  exonym lists import watch.csv --columns watch.toml"
    )]
    Import(ImportArgs),
    /// Show the lists in service: publisher, date, version, counts, notes, age
    Status {
        /// Show the notes on this list's records
        #[arg(long, value_name = "LIST")]
        notes: Option<String>,
        #[arg(long, value_enum, default_value_t = Report::Table)]
        format: Report,
    },
    /// Show what changed between two versions of a list
    Diff {
        /// List id
        list: String,
        /// Date or hash of the older version [default: the one before the newer]
        from: Option<String>,
        /// Date or hash of the newer version [default: the one in service]
        to: Option<String>,
        #[arg(long, value_enum, default_value_t = Report::Table)]
        format: Report,
    },
    /// Check every kept version against its checksum and read it again
    Verify {
        #[arg(long, value_enum, default_value_t = Report::Table)]
        format: Report,
    },
}

#[derive(Debug, Args)]
pub(crate) struct ImportArgs {
    /// Files or folders; folders are walked
    #[arg(required = true, value_name = "PATH")]
    pub(crate) paths: Vec<PathBuf>,
    /// List id, where the file does not tell it
    #[arg(long, value_name = "ID")]
    pub(crate) list: Option<String>,
    /// Publication date, where the file does not tell it
    #[arg(long, value_name = "DATE")]
    pub(crate) published: Option<String>,
    /// Take the main file of a family (sdn.csv) without its other files
    #[arg(long)]
    pub(crate) partial: bool,
    /// Take a version that a guard refuses (shrunk list, emptied field)
    #[arg(long)]
    pub(crate) force: bool,
    /// Put this version in the place of one with the same date and other bytes
    #[arg(long)]
    pub(crate) replace: bool,
    /// Column map of your own table (TOML)
    #[arg(long, value_name = "FILE")]
    pub(crate) columns: Option<PathBuf>,
    #[arg(long, value_enum, default_value_t = Report::Table)]
    pub(crate) format: Report,
}

#[derive(Debug, Subcommand)]
pub(crate) enum IndexCommand {
    /// Build the index of the lists in service, if it is not there
    Build {
        /// Build it again even if it is there
        #[arg(long)]
        again: bool,
        #[arg(long, value_enum, default_value_t = Report::Table)]
        format: Report,
    },
    /// Check every checksum, entity, name and posting
    Verify {
        #[arg(long, value_enum, default_value_t = Report::Table)]
        format: Report,
    },
    /// Show sizes and counts
    Stats {
        #[arg(long, value_enum, default_value_t = Report::Table)]
        format: Report,
    },
}

#[derive(Debug, Subcommand)]
pub(crate) enum PartiesCommand {
    /// Show a party: its entries, and why they are one
    #[command(
        after_help = "Examples:\n  exonym parties show us_ofac_sdn:20157\n  exonym parties show eu_fsf:EU.3510.20 --format json"
    )]
    Show {
        /// Id of any of its entries
        #[arg(value_name = "ID")]
        id: String,
        #[arg(long, value_enum, default_value_t = Report::Table)]
        format: Report,
    },
    /// Show pairs of entries that may be one party and are not joined, most likely first
    #[command(
        after_help = "Examples:\n  exonym parties review\n  exonym parties review --list eu_fsf --limit 100 --format json"
    )]
    Review {
        /// Only pairs with an entry of this list
        #[arg(long, value_name = "ID")]
        list: Option<String>,
        /// Show at most this many pairs
        #[arg(long, default_value_t = 20, value_name = "N")]
        limit: usize,
        #[arg(long, value_enum, default_value_t = Report::Table)]
        format: Report,
    },
    /// Say that two entries are the same party, or different ones, or that it cannot be told; kept in the data directory's judgements.csv and
    /// heeded over every rule from then on
    #[command(
        after_help = "Examples:\n  exonym parties judge eu_fsf:EU.3510.20 un_sc_sanctions:QDi.135 same --why \"same passport\"\n  exonym parties judge us_ofac_sdn:1 eu_fsf:EU.1.2 different"
    )]
    Judge(JudgeArgs),
    /// Count parties, joins, pairs for review and judgements
    Stats {
        #[arg(long, value_enum, default_value_t = Report::Table)]
        format: Report,
    },
}

#[derive(Debug, Args)]
pub(crate) struct JudgeArgs {
    /// Id of the one entry
    #[arg(value_name = "LEFT")]
    pub(crate) left: String,
    /// Id of the other
    #[arg(value_name = "RIGHT")]
    pub(crate) right: String,
    /// What they are
    #[arg(value_enum, value_name = "VERDICT")]
    pub(crate) verdict: VerdictArg,
    /// On what grounds
    #[arg(long, default_value = "", value_name = "TEXT")]
    pub(crate) why: String,
    /// Who judges [default: the user's name on this system]
    #[arg(long, value_name = "NAME")]
    pub(crate) by: Option<String>,
    #[arg(long, value_enum, default_value_t = Report::Table)]
    pub(crate) format: Report,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum VerdictArg {
    /// One party
    Same,
    /// Two parties
    Different,
    /// It cannot be told
    Undecided,
}

#[derive(Debug, Subcommand)]
pub(crate) enum EvalCommand {
    /// Are two names the same? CSV: case_group,schema,name1,name2,is_match and, where there is one, quality
    Pairs {
        /// The labelled pairs
        file: PathBuf,
        #[arg(long, default_value_t = exonym_screen::DEFAULT_THRESHOLD, value_name = "0..1")]
        threshold: f32,
        /// Write each pair with its score here (CSV)
        #[arg(long, value_name = "FILE")]
        dump: Option<PathBuf>,
        /// Write the figures with plots here, as one page to file (HTML)
        #[arg(long, value_name = "FILE")]
        report: Option<PathBuf>,
        #[arg(long, value_enum, default_value_t = Report::Table)]
        format: Report,
    },
    /// Are two records of one party? JSON lines: match, schema, query, candidate, label
    Entities {
        /// The labelled pairs of records
        file: PathBuf,
        #[arg(long, default_value_t = exonym_screen::DEFAULT_THRESHOLD, value_name = "0..1")]
        threshold: f32,
        /// Write each pair with its score here (CSV)
        #[arg(long, value_name = "FILE")]
        dump: Option<PathBuf>,
        /// Write the figures with plots here, as one page to file (HTML)
        #[arg(long, value_name = "FILE")]
        report: Option<PathBuf>,
        #[arg(long, value_enum, default_value_t = Report::Table)]
        format: Report,
    },
    /// Would entries be found by an alias that their list did not publish? Asks each strong alias of the lists in service
    Aliases {
        /// Ask the aliases of so many entries only; 0 for all
        #[arg(long, default_value_t = 0, value_name = "N")]
        sample: usize,
        /// Which entries are in the sample
        #[arg(long, default_value_t = 1, value_name = "N")]
        seed: u64,
        #[arg(long, default_value_t = exonym_screen::DEFAULT_THRESHOLD, value_name = "0..1")]
        threshold: f32,
        /// Write what became of each alias here (CSV)
        #[arg(long, value_name = "FILE")]
        dump: Option<PathBuf>,
        #[arg(long, value_enum, default_value_t = Report::Table)]
        format: Report,
    },
    /// How fast are answers, and does the search lose anyone? Makes questions from the lists in service: names as listed, with a
    /// slip, in another script, made of the commonest names, and nonsense
    Speed {
        /// Time so many questions
        #[arg(long, default_value_t = 10_000, value_name = "N")]
        queries: usize,
        /// Hold so many of them against comparison with every name; slow on a large index
        #[arg(long, default_value_t = 0, value_name = "N")]
        exhaustive: usize,
        /// Ask on so many threads
        #[arg(long, default_value_t = 1, value_name = "N")]
        threads: usize,
        /// Which questions
        #[arg(long, default_value_t = 1, value_name = "N")]
        seed: u64,
        #[arg(long, default_value_t = exonym_screen::DEFAULT_THRESHOLD, value_name = "0..1")]
        threshold: f32,
        /// Ask this index file instead of the lists in service
        #[arg(long, value_name = "FILE")]
        index: Option<PathBuf>,
        /// Write what only exhaustive comparison found here (CSV)
        #[arg(long, value_name = "FILE")]
        dump: Option<PathBuf>,
        #[arg(long, value_enum, default_value_t = Report::Table)]
        format: Report,
    },
    /// Are entries found when their names are manipulated? Changes names of the lists in service, class by class
    Manipulate {
        /// Try so many entries; 0 for all
        #[arg(long, default_value_t = 2000, value_name = "N")]
        sample: usize,
        /// Which entries are in the sample, and how their names are changed
        #[arg(long, default_value_t = 1, value_name = "N")]
        seed: u64,
        #[arg(long, default_value_t = exonym_screen::DEFAULT_THRESHOLD, value_name = "0..1")]
        threshold: f32,
        /// Write the names that were not found here (CSV)
        #[arg(long, value_name = "FILE")]
        dump: Option<PathBuf>,
        #[arg(long, value_enum, default_value_t = Report::Table)]
        format: Report,
    },
    /// Are entries that are one party joined? Hides a number that the lists in service quote, and joins them again
    #[command(
        after_help = "Examples:\n  exonym eval joins\n  exonym eval joins --truth identifier --dump cases.csv --format json"
    )]
    Joins {
        /// The number that says which entries are one party, and is hidden
        #[arg(long, value_enum, default_value_t = TruthArg::Reference)]
        truth: TruthArg,
        /// Write pairs that were joined wrongly, or were not joined, here (CSV)
        #[arg(long, value_name = "FILE")]
        dump: Option<PathBuf>,
        #[arg(long, value_enum, default_value_t = Report::Table)]
        format: Report,
    },
    /// Are articles read rightly? A folder of gold: PolNeAR (.ann with .txt), GUM (.conllu), PLOVER (.json)
    #[command(after_help = READING_EXAMPLES)]
    Reading {
        /// The folder, or one file
        #[arg(value_name = "DIR")]
        folder: PathBuf,
        /// Measure bytes a second, too, without lists and with those in service
        #[arg(long)]
        speed: bool,
        #[arg(long, value_enum, default_value_t = Report::Table)]
        format: Report,
    },
    /// Are listed persons found, and others left in peace? CSV of person records
    Population {
        /// Records of listed persons; may be given again
        #[arg(long, value_name = "FILE")]
        positives: Vec<PathBuf>,
        /// Records of others; may be given again
        #[arg(long, value_name = "FILE")]
        negatives: Vec<PathBuf>,
        /// name: ask with the name and its parts only
        #[arg(long, value_enum, default_value_t = FieldsArg::All)]
        fields: FieldsArg,
        /// Ask only this list; may be given again
        #[arg(long = "list", value_name = "ID")]
        lists: Vec<String>,
        #[arg(long, default_value_t = exonym_screen::DEFAULT_THRESHOLD, value_name = "0..1")]
        threshold: f32,
        /// Compare every listed name, not only the candidates
        #[arg(long)]
        exhaustive: bool,
        /// Write what became of each record here (CSV)
        #[arg(long, value_name = "FILE")]
        dump: Option<PathBuf>,
        #[arg(long, value_enum, default_value_t = Report::Table)]
        format: Report,
    },
}

/// What says which entries are one party.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum TruthArg {
    /// References of the United Nations
    Reference,
    /// Numbers of passports and registers
    Identifier,
}
const READING_EXAMPLES: &str = "Examples:
  exonym eval reading gold/gum
  exonym eval reading gold/polnear --format json
  exonym eval reading gold --speed";

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum FieldsArg {
    /// Everything in the record
    All,
    /// The name and its parts
    Name,
}
