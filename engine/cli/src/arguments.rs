//! What can be typed. One definition gives parser, help and completions.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};
use heng_report::Lang;

/// 按证据评估政府：指标体系 × 证据包 → 得分、等级、名次。
#[derive(Debug, Parser)]
#[command(name = "heng", version, about, propagate_version = true)]
pub struct Arguments {
    #[command(flatten)]
    pub common: Common,
    #[command(subcommand)]
    pub command: Command,
}

#[derive(Debug, Args)]
pub struct Common {
    /// 界面语言；结果文件与它无关
    #[arg(long, global = true, value_enum, default_value_t = Language::Zh, value_name = "zh|en")]
    pub lang: Language,
    /// 何时用颜色
    #[arg(long, global = true, value_enum, default_value_t = Color::Auto, value_name = "WHEN")]
    pub color: Color,
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
    /// 在终端上用
    Auto,
    /// 总是用
    Always,
    /// 不用
    Never,
}

#[derive(Debug, Subcommand)]
pub enum Command {
    /// 用一套指标体系检查证据包，打印排行榜，写出结果文件
    Check(Check),
}

#[derive(Debug, Args)]
pub struct Check {
    /// 项目文件夹（里面有 heng.yaml），或证据包文件夹
    #[arg(value_name = "PATH", default_value = ".")]
    pub paths: Vec<PathBuf>,
    /// 指标体系文件夹；项目文件夹里不必写
    #[arg(short, long, value_name = "DIR")]
    pub methodology: Option<PathBuf>,
    /// 结果写到哪里
    #[arg(short, long, value_name = "DIR")]
    pub out: Option<PathBuf>,
    /// 几个线程；默认与核数相同
    #[arg(short = 'j', long, value_name = "N")]
    pub threads: Option<usize>,
    /// 打印的格式
    #[arg(short, long, value_enum, default_value_t = Format::Text, value_name = "text|json")]
    pub format: Format,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// 排行榜和小结
    Text,
    /// 结果文件本身
    Json,
}
