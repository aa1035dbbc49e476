//! A component that misbehaves in the way its first argument names.

wit_bindgen::generate!({ path: "../../../../plugins/wasm/wit", world: "functions-only" });

use std::collections::HashSet;
use std::hash::{BuildHasher, RandomState};
use std::io::Write;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::{Duration, Instant, SystemTime};

use exports::heng::plugin::functions::{Argument, Failure, Guest, Outcome, Value, Within};

struct Misbehave;

static CALLS: AtomicU32 = AtomicU32::new(0);

/// What became of a deed that is not allowed.
fn attempt<T>(deed: std::io::Result<T>) -> Value {
    Value::Text(match deed {
        Ok(_) => "done".to_owned(),
        Err(error) => format!("refused: {error}"),
    })
}

#[allow(unconditional_recursion)]
#[inline(never)]
fn deeper(at: u64) -> u64 {
    std::hint::black_box(deeper(std::hint::black_box(at) + 1)) + 1
}

fn place(start: u32, end: u32) -> Vec<Within> {
    vec![Within { argument: 1, start, end }]
}

fn value(what: &str) -> Value {
    let text = |text: &str| Value::Text(text.to_owned());
    match what {
        "good" => text("good"),
        "loop" => loop {
            std::hint::black_box(what);
        },
        "recurse" => Value::Number(deeper(0) as f64),
        "grow" => {
            let mut kept: Vec<Vec<u8>> = Vec::new();
            loop {
                kept.push(vec![1; 8 << 20]);
            }
        }
        "huge" => Value::Text("x".repeat(9 << 20)),
        "large" => Value::Text("x".repeat(2 << 20)),
        "huge_list" => Value::Texts(vec![String::new(); 1_000_000]),
        "deep" => Value::Json("[".repeat(5_000) + &"]".repeat(5_000)),
        "nested" => Value::Json("[".repeat(20) + "\"x\"" + &"]".repeat(20)),
        "no_json" => Value::Json("starting up …".to_owned()),
        "many" => Value::Json(format!("[0{}]", ",0".repeat(300_000))),
        "wrong_kind" => Value::Flag(true),
        "nan" => Value::Number(f64::NAN),
        "infinite" => Value::Number(f64::INFINITY),
        "huge_number" => Value::Number(1e300),
        "no_text" => Value::Text(unsafe { String::from_utf8_unchecked(vec![0xff, 0xfe]) }),
        "trap" => std::process::abort(),
        "panic" => panic!("no way"),
        "exit" => std::process::exit(0),
        "read_file" => attempt(std::fs::read("/etc/passwd")),
        "read_own" => attempt(std::fs::read("plugin.yaml")),
        "list_folder" => attempt(std::fs::read_dir("/")),
        "write_file" => attempt(std::fs::write("/tmp/heng-component-was-here", "x")),
        "network" => attempt(std::net::TcpStream::connect(("192.0.2.1", 80))),
        "listen" => attempt(std::net::TcpListener::bind(("127.0.0.1", 0))),
        "names" => attempt(std::net::ToSocketAddrs::to_socket_addrs("localhost:80")),
        "environment" => {
            let names: Vec<String> = std::env::vars().map(|(name, _)| name).collect();
            Value::Text(format!("{} {}", names.join(" "), std::env::args().count()))
        }
        "clock" => {
            let (wall, steady) = (SystemTime::now(), Instant::now());
            for _ in 0..1_000_000 {
                std::hint::black_box(what);
            }
            let since = wall.duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default();
            Value::Text(format!("{since:?} {:?} {}", steady.elapsed(), SystemTime::now() == wall))
        }
        "sleep" => {
            std::thread::sleep(Duration::from_secs(3_600));
            text("awake")
        }
        "random" => Value::Number((RandomState::new().hash_one(what) % 1_000_000) as f64),
        "set_order" => {
            let words: HashSet<u32> = (0..100).collect();
            Value::Text(words.iter().map(u32::to_string).collect::<Vec<_>>().join(" "))
        }
        "flood" => {
            for _ in 0..2_000 {
                let _ = std::io::stdout().write_all(&[b'x'; 4_096]);
                let _ = std::io::stderr().write_all(&[b'x'; 4_096]);
            }
            text("flooded")
        }
        "input" => {
            let mut line = String::new();
            let read = std::io::stdin().read_line(&mut line).unwrap_or(9);
            Value::Number(read as f64)
        }
        "thread" => attempt(std::thread::Builder::new().spawn(|| ())),
        "process" => attempt(std::process::Command::new("/bin/sh").spawn()),
        "count" => Value::Number(f64::from(CALLS.fetch_add(1, Ordering::Relaxed))),
        _ => text("unknown"),
    }
}

impl Guest for Misbehave {
    fn call(_: String, arguments: Vec<Argument>) -> Result<Outcome, Failure> {
        let Some(Argument::Text(what)) = arguments.first() else { return Err(Failure::Unknown) };
        let places = match what.as_str() {
            "outside" => place(0, 900),
            "inside" => place(1, 3),
            "places" => place(0, 3).repeat(21),
            "of_nothing" => vec![Within { argument: 9, start: 0, end: 1 }],
            "error" => return Err(Failure::Failed("不行".into())),
            "missing" => return Err(Failure::Missing("没有正文".into())),
            "unknown" => return Err(Failure::Unknown),
            _ => Vec::new(),
        };
        Ok(Outcome { value: value(what), places })
    }
}

export!(Misbehave);
