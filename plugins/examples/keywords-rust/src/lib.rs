//! Keywords of services for residents, as a component: the interface is plugins/wasm/wit/heng.wit.

wit_bindgen::generate!({ path: "../../wasm/wit", world: "functions-and-reader" });

use exports::heng::plugin::functions::{Argument, Failure, Guest, Outcome, Value, Within};
use exports::heng::plugin::reader::{self, Part, Place, Range, Reading};

const WORDS: [&str; 10] = ["一件事", "一网通办", "便民", "办事", "居民", "社区", "养老", "托育", "就业", "医保"];

struct Keywords;

/// The keywords of a text, each with its first byte.
fn hits(text: &str) -> Vec<(usize, &'static str)> {
    let starts = text.char_indices().map(|(at, _)| at);
    starts.filter_map(|at| Some((at, *WORDS.iter().find(|word| text[at..].starts_with(**word))?))).collect()
}

impl Guest for Keywords {
    fn call(function: String, arguments: Vec<Argument>) -> Result<Outcome, Failure> {
        match (function.as_str(), arguments.as_slice()) {
            ("service::density", [Argument::Document(document)]) => {
                let letters = document.text.chars().filter(|letter| !letter.is_whitespace()).count();
                if letters == 0 {
                    return Err(Failure::Missing("没有正文".into()));
                }
                let hits = hits(&document.text);
                let at = |(start, word): &(usize, &str)| (*start as u32, (start + word.len()) as u32);
                let places = hits.iter().take(20).map(at);
                let places = places.map(|(start, end)| Within { argument: 0, start, end }).collect();
                let density = (hits.len() as f64 * 100_000.0 / letters as f64).round() / 100.0;
                Ok(Outcome { value: Value::Number(density), places })
            }
            ("service::words", [Argument::Text(text)]) => {
                let mut words: Vec<String> = Vec::new();
                for (_, word) in hits(text) {
                    if !words.iter().any(|known| known == word) {
                        words.push(word.to_owned());
                    }
                }
                Ok(Outcome { value: Value::Texts(words), places: Vec::new() })
            }
            _ => Err(Failure::Unknown),
        }
    }
}

impl reader::Guest for Keywords {
    fn read(_: String, bytes: Vec<u8>) -> Result<Reading, Failure> {
        let text = String::from_utf8(bytes).map_err(|_| Failure::Failed("不是 UTF-8".into()))?;
        let parts = text.split_inclusive('\n').scan(0, |at, line| {
            let (start, end) = (*at as u32, (*at + line.len()) as u32);
            *at += line.len();
            Some(Part { start, end, place: Place::Bytes(Range { start, end }) })
        });
        let (parts, title) = (parts.collect(), text.lines().next().map(str::to_owned));
        Ok(Reading { text, title, parts, tables: Vec::new() })
    }
}

export!(Keywords);
