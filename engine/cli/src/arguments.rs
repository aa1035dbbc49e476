//! What can be typed. One definition gives parser, help and completions; the words of the help stand in the catalogue,
//! under `cli-arg_<name>` and `cli-about_<command>`.

use std::path::PathBuf;

use clap::builder::{EnumValueParser, PossibleValue, TypedValueParser};
use clap::{ArgAction, Args, Parser, Subcommand, ValueEnum};
use heng_model::Severity;
use heng_report::Lang;

#[derive(Debug, Parser)]
#[command(name = "heng", version, propagate_version = true, disable_help_flag = true, disable_version_flag = true)]
#[command(subcommand_required = true, arg_required_else_help = true, disable_help_subcommand = true)]
pub struct Arguments {
    #[command(flatten)]
    pub common: Common,
    #[command(subcommand)]
    pub command: Command,
}

#[derive(Debug, Args)]
pub struct Common {
    #[arg(long, global = true, value_enum, default_value_t = Language::Zh, value_name = "zh|en", env = "HENG_LANG")]
    pub lang: Language,
    #[arg(long, global = true, value_enum, default_value_t = Color::Auto, value_name = "auto|always|never")]
    pub color: Color,
    #[arg(short, long, global = true, conflicts_with = "verbose")]
    pub quiet: bool,
    #[arg(short, long, global = true)]
    pub verbose: bool,
    #[arg(short, long, global = true, action = ArgAction::Help)]
    help: Option<bool>,
    #[arg(short = 'V', long, global = true, action = ArgAction::Version)]
    version: Option<bool>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Language {
    Zh,
    En,
}

impl From<Language> for Lang {
    fn from(language: Language) -> Self {
        match language {
            Language::Zh => Lang::Zh,
            Language::En => Lang::En,
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Color {
    Auto,
    Always,
    Never,
}

#[derive(Debug, Subcommand)]
pub enum Command {
    Check(Check),
    Explain(Explain),
    Watch(Watch),
    Test(Test),
    New(New),
    Init(Init),
    Lint(Lint),
    Diff(Diff),
    Report(Report),
    Docs(Docs),
    Bundle(Bundle),
    Plugins(Plugins),
    Clean(Clean),
    Completions(Completions),
}

/// How the judging of a whole cohort is done.
#[derive(Debug, Args)]
pub struct Running {
    #[arg(short, long, value_name = "DIR")]
    pub methodology: Option<PathBuf>,
    #[arg(short = 'j', long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..))]
    pub threads: Option<u16>,
    #[arg(long, value_name = "SECONDS", default_value_t = 600, value_parser = clap::value_parser!(u64).range(1..))]
    pub deadline: u64,
    #[arg(long)]
    pub no_memo: bool,
}

/// About whom and what something is asked.
#[derive(Debug, Args)]
pub struct Narrowing {
    #[arg(long, value_name = "NAME")]
    pub subject: Vec<String>,
    #[arg(long, value_name = "ID")]
    pub indicator: Option<String>,
    #[arg(long, value_name = "NAME")]
    pub cohort: Option<String>,
}

#[derive(Debug, Args)]
pub struct Check {
    #[arg(value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    #[command(flatten)]
    pub running: Running,
    #[arg(short, long, value_name = "DIR")]
    pub out: Option<PathBuf>,
    #[arg(short, long, value_enum, default_value_t = Format::Text, value_name = "text|json")]
    pub format: Format,
    #[command(flatten)]
    pub narrowing: Narrowing,
    #[arg(long, value_name = "N", default_value_t = 1, value_parser = clap::value_parser!(u8).range(0..=9))]
    pub levels: u8,
    #[arg(long, value_name = "N")]
    pub findings: Option<usize>,
    #[arg(long, value_enum, default_value_t = FailOn::Never, value_name = "never|error|warning|note")]
    pub fail_on: FailOn,
}

#[derive(Debug, Args)]
pub struct Watch {
    #[arg(value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    #[arg(short, long, value_name = "DIR")]
    pub methodology: Option<PathBuf>,
    #[arg(short = 'j', long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..))]
    pub threads: Option<u16>,
    #[arg(long)]
    pub no_memo: bool,
    #[arg(long, value_name = "N", default_value_t = 12)]
    pub lines: usize,
    #[arg(long)]
    pub clear: bool,
    #[arg(long)]
    pub poll: bool,
}

#[derive(Debug, Args)]
pub struct Explain {
    #[arg(value_name = "SUBJECT")]
    pub subject: String,
    #[arg(value_name = "INDICATOR")]
    pub indicator: Option<String>,
    #[arg(short, long, value_name = "PATH")]
    pub project: Vec<PathBuf>,
    #[command(flatten)]
    pub running: Running,
    #[arg(long, value_name = "FILE")]
    pub results: Option<PathBuf>,
}

#[derive(Debug, Args)]
#[allow(clippy::struct_excessive_bools, reason = "each is a flag of its own")]
#[command(group = clap::ArgGroup::new("measuring").args(["coverage", "mutants"]))]
pub struct Test {
    #[arg(value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    #[arg(short, long, value_name = "DIR")]
    pub methodology: Option<PathBuf>,
    #[arg(long, value_name = "ID")]
    pub indicator: Option<String>,
    #[arg(long, value_name = "TEXT")]
    pub filter: Option<String>,
    #[arg(long, conflicts_with_all = ["reject", "ci"])]
    pub accept: bool,
    #[arg(long, conflicts_with = "ci")]
    pub reject: bool,
    #[arg(long, conflicts_with_all = ["accept", "reject", "ci", "quiet"])]
    pub review: bool,
    #[arg(long)]
    pub ci: bool,
    #[arg(long, conflicts_with_all = ["ci", "filter"])]
    pub prune: bool,
    #[arg(long, conflicts_with_all = ["accept", "reject", "ci", "prune", "mutants"])]
    pub coverage: bool,
    #[arg(long, conflicts_with_all = ["accept", "reject", "ci", "prune"])]
    pub mutants: bool,
    #[arg(long, value_name = "N", requires = "mutants")]
    pub sample: Option<usize>,
    #[arg(long, value_name = "S", requires = "sample", default_value_t = 0)]
    pub seed: u64,
    #[arg(long, value_name = "PERCENT", requires = "measuring", value_parser = clap::value_parser!(u8).range(..=100))]
    pub threshold: Option<u8>,
    #[arg(short, long, value_enum, default_value_t = Format::Text, value_name = "text|json", requires = "measuring")]
    pub format: Format,
    #[arg(short = 'j', long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..))]
    pub threads: Option<u16>,
}

/// What was not there.
#[derive(Debug, Args)]
#[command(subcommand_required = true, arg_required_else_help = true, disable_help_subcommand = true)]
pub struct New {
    #[command(subcommand)]
    pub command: NewCommand,
}

#[derive(Debug, Subcommand)]
pub enum NewCommand {
    Case(NewCase),
    Check(NewCheck),
    Plugin(NewPlugin),
}

#[derive(Debug, Args)]
pub struct NewCase {
    #[arg(value_name = "INDICATOR")]
    pub indicator: String,
    #[arg(long, value_name = "SUBJECT")]
    pub from: String,
    #[arg(short, long, value_name = "PATH")]
    pub project: Vec<PathBuf>,
    #[arg(short, long, value_name = "DIR")]
    pub methodology: Option<PathBuf>,
    #[arg(long, value_name = "ID")]
    pub criterion: Option<String>,
    #[arg(long, value_name = "TEXT")]
    pub title: Option<String>,
    #[arg(long)]
    pub accept: bool,
}

#[derive(Debug, Args)]
pub struct NewCheck {
    #[arg(value_name = "ID")]
    pub indicator: String,
    #[arg(long, value_name = "TEXT")]
    pub name: Option<String>,
    #[arg(short, long, value_name = "DIR")]
    pub methodology: Option<PathBuf>,
    #[arg(long, value_name = "N")]
    pub weight: Option<String>,
}

#[derive(Debug, Args)]
pub struct NewPlugin {
    #[arg(value_name = "NAME")]
    pub name: String,
    #[arg(short, long, value_name = "DIR")]
    pub out: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub struct Init {
    #[arg(value_name = "DIR")]
    pub folder: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub struct Lint {
    #[arg(value_name = "PATH")]
    pub path: Option<PathBuf>,
    #[arg(short, long, value_enum, default_value_t = Format::Text, value_name = "text|json")]
    pub format: Format,
    #[arg(long, value_enum, default_value_t = FailOn::Never, value_name = "never|error|warning|note")]
    pub fail_on: FailOn,
}

#[derive(Debug, Args)]
pub struct Diff {
    #[arg(value_name = "A B", num_args = 0..=2)]
    pub sides: Vec<String>,
    #[arg(long, value_name = "git:REV|PATH")]
    pub base: Option<String>,
    #[arg(long, value_name = "PATH=VALUE")]
    pub set: Vec<String>,
    #[arg(long, value_name = "FILE")]
    pub variant: Vec<PathBuf>,
    #[arg(short, long, value_name = "PATH")]
    pub project: Vec<PathBuf>,
    #[command(flatten)]
    pub running: Running,
    #[arg(short, long, value_enum, default_value_t = DiffFormat::Text, value_name = "text|json|markdown")]
    pub format: DiffFormat,
    #[command(flatten)]
    pub narrowing: Narrowing,
    #[arg(long, value_enum, value_delimiter = ',', value_name = "tier-change|rank-change|score-change|claim-change")]
    pub fail_on: Vec<Moved>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum DiffFormat {
    Text,
    Json,
    Markdown,
}

/// Something that may move.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Moved {
    #[value(name = "tier-change")]
    Tier,
    #[value(name = "rank-change")]
    Rank,
    #[value(name = "score-change")]
    Score,
    #[value(name = "claim-change")]
    Claim,
}

#[derive(Debug, Args)]
#[allow(clippy::struct_excessive_bools, reason = "each is a flag of its own")]
pub struct Report {
    #[arg(value_name = "RESULTS|PROJECT")]
    pub results: Option<PathBuf>,
    #[arg(short = 'f', long = "format", value_parser = FormatParser, value_delimiter = ',', value_name = "FORMAT")]
    pub formats: Vec<ReportFormat>,
    #[arg(short, long, value_name = "DIR|FILE|-")]
    pub out: Option<PathBuf>,
    #[arg(long, value_name = "NAME")]
    pub subject: Vec<String>,
    #[arg(long, value_name = "NAME")]
    pub cohort: Option<String>,
    #[arg(long)]
    pub no_bom: bool,
    #[arg(long)]
    pub open: bool,
    #[arg(long)]
    pub publish: bool,
    #[arg(long)]
    pub split: bool,
    #[arg(long, value_name = "DIR")]
    pub theme: Option<PathBuf>,
    #[arg(long, value_name = "NAME")]
    pub template: Vec<String>,
}

#[derive(Debug, Args)]
pub struct Docs {
    #[arg(value_name = "PATH")]
    pub path: Option<PathBuf>,
    #[arg(short, long, value_enum, value_name = "html|md")]
    pub format: Option<DocsFormat>,
    #[arg(short, long, value_name = "PATH")]
    pub out: Option<PathBuf>,
    #[arg(long)]
    pub check: bool,
}

/// The forms of a handbook.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum DocsFormat {
    Html,
    #[value(alias = "markdown")]
    Md,
}

/// What results can be handed on as.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, ValueEnum)]
pub enum ReportFormat {
    Json,
    Csv,
    Sarif,
    Junit,
    Github,
    #[value(alias = "excel")]
    Xlsx,
    Html,
    #[value(alias = "markdown")]
    Md,
    #[value(alias = "word")]
    Docx,
    /// `plugin:NAME`: made by whichever plugin offers it.
    #[value(skip)]
    Plugin(&'static str),
}

/// Reads the name of a format: Heng's own, or one of a plugin.
#[derive(Debug, Clone, Copy)]
pub struct FormatParser;

impl TypedValueParser for FormatParser {
    type Value = ReportFormat;

    fn parse_ref(
        &self,
        command: &clap::Command,
        argument: Option<&clap::Arg>,
        value: &std::ffi::OsStr,
    ) -> Result<ReportFormat, clap::Error> {
        match value.to_str().and_then(|text| text.strip_prefix("plugin:")).filter(|name| !name.is_empty()) {
            // What was typed lives as long as the program.
            Some(name) => Ok(ReportFormat::Plugin(name.to_owned().leak())),
            None => EnumValueParser::<ReportFormat>::new().parse_ref(command, argument, value),
        }
    }

    fn possible_values(&self) -> Option<Box<dyn Iterator<Item = PossibleValue> + '_>> {
        let known: Vec<PossibleValue> =
            ReportFormat::value_variants().iter().filter_map(ValueEnum::to_possible_value).collect();
        Some(Box::new(known.into_iter()))
    }
}

/// What plugins there are, and whom somebody trusts.
#[derive(Debug, Args)]
#[command(disable_help_subcommand = true, args_conflicts_with_subcommands = true)]
pub struct Plugins {
    #[arg(value_name = "PATH")]
    pub path: Option<PathBuf>,
    #[command(subcommand)]
    pub command: Option<PluginsCommand>,
}

#[derive(Debug, Subcommand)]
pub enum PluginsCommand {
    Trust(Trust),
    Distrust(Distrust),
    Test(TestPlugin),
    Docs(PluginDocs),
}

#[derive(Debug, Args)]
pub struct Trust {
    #[arg(value_name = "NAME")]
    pub name: String,
    #[arg(value_name = "PATH")]
    pub path: Option<PathBuf>,
    #[arg(short, long)]
    pub yes: bool,
}

#[derive(Debug, Args)]
pub struct Distrust {
    #[arg(value_name = "NAME")]
    pub name: String,
}

#[derive(Debug, Args)]
pub struct TestPlugin {
    #[arg(value_name = "DIR")]
    pub folder: PathBuf,
}

#[derive(Debug, Args)]
pub struct PluginDocs {
    #[arg(value_name = "PATH")]
    pub path: Option<PathBuf>,
    #[arg(long)]
    pub snippets: bool,
}

/// Care of bundles.
#[derive(Debug, Args)]
#[command(subcommand_required = true, arg_required_else_help = true, disable_help_subcommand = true)]
pub struct Bundle {
    #[command(subcommand)]
    pub command: BundleCommand,
}

#[derive(Debug, Subcommand)]
pub enum BundleCommand {
    Todo(Todo),
}

#[derive(Debug, Args)]
pub struct Todo {
    #[arg(value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    #[arg(short, long, value_name = "DIR")]
    pub methodology: Option<PathBuf>,
    #[arg(short, long, value_enum, default_value_t = Format::Text, value_name = "text|json")]
    pub format: Format,
    #[command(flatten)]
    pub narrowing: Narrowing,
}

#[derive(Debug, Args)]
pub struct Clean {
    #[arg(value_name = "PATH")]
    pub path: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub struct Completions {
    #[arg(value_enum, value_name = "SHELL")]
    pub shell: clap_complete::Shell,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    Text,
    Json,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum FailOn {
    Never,
    Error,
    Warning,
    Note,
}

impl FailOn {
    /// Whether something of that severity fails.
    pub fn fails(self, worst: Option<Severity>) -> bool {
        let least = match self {
            FailOn::Never => return false,
            FailOn::Error => Severity::Error,
            FailOn::Warning => Severity::Warning,
            FailOn::Note => Severity::Note,
        };
        worst.is_some_and(|worst| worst >= least)
    }
}
