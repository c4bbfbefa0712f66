//! What the code of one file is made of, read with `syn`. Code under `#[cfg(test)]` or `#[test]` is left out.

use proc_macro2::{TokenStream, TokenTree};
use syn::spanned::Spanned;
use syn::visit::{self, Visit};
use syn::{Attribute, FnArg, Item, Meta, Signature, Type, UseTree, Visibility};

/// Something in a file and its line.
pub type At<T> = (usize, T);

/// What a file is made of.
#[derive(Debug, Default)]
pub struct Facts {
    /// Every path of two or more parts. Our own begin with `crate::`, however they were written.
    pub paths: Vec<At<String>>,
    /// Every text in quotation marks, documentation left out.
    pub strings: Vec<At<String>>,
    /// The last name of every macro that is called.
    pub macros: Vec<At<String>>,
    /// Every `.unwrap()`.
    pub unwraps: Vec<usize>,
    /// Public functions, written as `function(parameter)`, where the parameter is a bool.
    pub bools: Vec<At<String>>,
    /// The modules that are declared.
    pub modules: Vec<At<String>>,
    /// Full paths of modules in files of their own that are compiled for tests only.
    pub test_modules: Vec<String>,
}

/// Reads a file that stands at `module`.
pub fn facts(text: &str, module: &str) -> syn::Result<Facts> {
    let file = syn::parse_file(text)?;
    let stack = module.split("::").filter(|part| !part.is_empty()).map(str::to_owned).collect();
    let mut reader = Reader { stack, facts: Facts::default() };
    reader.visit_file(&file);
    Ok(reader.facts)
}

struct Reader {
    /// The module that is being read, part by part.
    stack: Vec<String>,
    facts: Facts,
}

impl Reader {
    fn path(&mut self, line: usize, parts: &[String]) {
        if parts.len() > 1
            && let Some(path) = self.resolve(parts)
        {
            self.facts.paths.push((line, path));
        }
    }

    /// `super::x` and `self::x` from the root; a library's path as it is; `None` for `Self::x`.
    fn resolve(&self, parts: &[String]) -> Option<String> {
        let supers = parts.iter().take_while(|part| *part == "super").count();
        let below = |up: usize, from: usize| {
            let here = self.stack.len().checked_sub(up)?;
            Some([&["crate".to_owned()], &self.stack[..here], &parts[from..]].concat().join("::"))
        };
        match parts.first()?.as_str() {
            "super" => below(supers, supers),
            "self" => {
                let supers = parts.iter().skip(1).take_while(|part| *part == "super").count();
                below(supers, supers + 1)
            }
            "mendway" => Some([&["crate".to_owned()], &parts[1..]].concat().join("::")),
            "Self" => None,
            _ => Some(parts.join("::")),
        }
    }

    fn import(&mut self, tree: &UseTree, before: &[String]) {
        let with = |name: String| [before, &[name]].concat();
        match tree {
            UseTree::Path(path) => self.import(&path.tree, &with(path.ident.to_string())),
            UseTree::Name(name) => self.path(name.span().start().line, &with(name.ident.to_string())),
            UseTree::Rename(name) => self.path(name.span().start().line, &with(name.ident.to_string())),
            UseTree::Glob(glob) => self.path(glob.span().start().line, &with("*".to_owned())),
            UseTree::Group(group) => group.items.iter().for_each(|item| self.import(item, before)),
        }
    }

    /// Macros and attributes hold loose tokens: finds paths, texts, macros and `.unwrap()` among them.
    fn tokens(&mut self, tokens: TokenStream) {
        let tokens: Vec<TokenTree> = tokens.into_iter().collect();
        let mut path: Vec<String> = Vec::new();
        for (index, token) in tokens.iter().enumerate() {
            let line = token.span().start().line;
            let next = tokens.get(index + 1).map(ToString::to_string).unwrap_or_default();
            match token {
                TokenTree::Ident(name) => {
                    let name = name.to_string();
                    let before = index.checked_sub(1).map(|index| tokens[index].to_string()).unwrap_or_default();
                    if name == "unwrap" && before == "." && next == "()" {
                        self.facts.unwraps.push(line);
                    }
                    if next == "!" {
                        self.facts.macros.push((line, name.clone()));
                    }
                    path.push(name);
                    if next != ":" || tokens.get(index + 2).map(ToString::to_string).as_deref() != Some(":") {
                        self.path(line, &std::mem::take(&mut path));
                    }
                }
                TokenTree::Group(group) => self.tokens(group.stream()),
                TokenTree::Literal(literal) => {
                    if let Ok(syn::Lit::Str(text)) = syn::parse_str(&literal.to_string()) {
                        self.facts.strings.push((line, text.value()));
                    }
                }
                TokenTree::Punct(_) => {}
            }
        }
    }

    fn public(&mut self, visibility: &Visibility, signature: &Signature) {
        if !matches!(visibility, Visibility::Public(_)) {
            return;
        }
        for input in &signature.inputs {
            if let FnArg::Typed(typed) = input
                && is_bool(&typed.ty)
                && let syn::Pat::Ident(name) = &*typed.pat
            {
                let said = format!("{}({})", signature.ident, name.ident);
                self.facts.bools.push((typed.span().start().line, said));
            }
        }
    }
}

impl<'ast> Visit<'ast> for Reader {
    fn visit_item(&mut self, item: &'ast Item) {
        let attributes = attributes_of(item);
        if let Item::Mod(module) = item
            && module.content.is_none()
            && attributes.iter().any(is_for_tests)
        {
            let parts = [self.stack.clone(), vec![module.ident.to_string()]].concat();
            self.facts.test_modules.push(parts.join("::"));
        }
        if !attributes.iter().any(is_for_tests) {
            visit::visit_item(self, item);
        }
    }

    fn visit_item_mod(&mut self, module: &'ast syn::ItemMod) {
        self.facts.modules.push((module.span().start().line, module.ident.to_string()));
        self.stack.push(module.ident.to_string());
        visit::visit_item_mod(self, module);
        self.stack.pop();
    }

    fn visit_item_use(&mut self, import: &'ast syn::ItemUse) {
        self.import(&import.tree, &[]);
    }

    fn visit_path(&mut self, path: &'ast syn::Path) {
        let parts: Vec<String> = path.segments.iter().map(|part| part.ident.to_string()).collect();
        self.path(path.span().start().line, &parts);
        visit::visit_path(self, path);
    }

    fn visit_macro(&mut self, called: &'ast syn::Macro) {
        if let Some(name) = called.path.segments.last() {
            self.facts.macros.push((name.span().start().line, name.ident.to_string()));
        }
        self.tokens(called.tokens.clone());
        visit::visit_macro(self, called);
    }

    fn visit_attribute(&mut self, attribute: &'ast Attribute) {
        let silent = ["doc", "allow", "expect", "cfg", "cfg_attr"];
        if let Meta::List(list) = &attribute.meta
            && !silent.iter().any(|name| attribute.path().is_ident(name))
        {
            self.tokens(list.tokens.clone());
        }
    }

    fn visit_lit_str(&mut self, text: &'ast syn::LitStr) {
        self.facts.strings.push((text.span().start().line, text.value()));
    }

    fn visit_expr_method_call(&mut self, call: &'ast syn::ExprMethodCall) {
        if call.method == "unwrap" && call.args.is_empty() {
            self.facts.unwraps.push(call.method.span().start().line);
        }
        visit::visit_expr_method_call(self, call);
    }

    fn visit_item_fn(&mut self, function: &'ast syn::ItemFn) {
        self.public(&function.vis, &function.sig);
        visit::visit_item_fn(self, function);
    }

    /// What a trait asks for has no visibility of its own where it is implemented, so only inherent functions count.
    fn visit_impl_item_fn(&mut self, function: &'ast syn::ImplItemFn) {
        if !function.attrs.iter().any(is_for_tests) {
            self.public(&function.vis, &function.sig);
            visit::visit_impl_item_fn(self, function);
        }
    }

    fn visit_item_trait(&mut self, asked: &'ast syn::ItemTrait) {
        for item in &asked.items {
            if let syn::TraitItem::Fn(function) = item {
                self.public(&asked.vis, &function.sig);
            }
        }
        visit::visit_item_trait(self, asked);
    }
}

/// `bool`, `&bool`, `Option<bool>`. A closure that gives a bool back is none.
fn is_bool(kind: &Type) -> bool {
    match kind {
        Type::Reference(inner) => is_bool(&inner.elem),
        Type::Path(path) => path.path.segments.last().is_some_and(|part| match &part.arguments {
            syn::PathArguments::None => part.ident == "bool",
            syn::PathArguments::AngleBracketed(inner) => {
                inner.args.iter().any(|arg| matches!(arg, syn::GenericArgument::Type(kind) if is_bool(kind)))
            }
            syn::PathArguments::Parenthesized(_) => false,
        }),
        _ => false,
    }
}

fn is_for_tests(attribute: &Attribute) -> bool {
    let test = |list: &syn::MetaList| list.tokens.to_string() == "test";
    match &attribute.meta {
        Meta::List(list) => list.path.is_ident("cfg") && test(list),
        meta => meta.path().is_ident("test"),
    }
}

fn attributes_of(item: &Item) -> &[Attribute] {
    match item {
        Item::Const(item) => &item.attrs,
        Item::Enum(item) => &item.attrs,
        Item::Fn(item) => &item.attrs,
        Item::Impl(item) => &item.attrs,
        Item::Macro(item) => &item.attrs,
        Item::Mod(item) => &item.attrs,
        Item::Static(item) => &item.attrs,
        Item::Struct(item) => &item.attrs,
        Item::Trait(item) => &item.attrs,
        Item::Type(item) => &item.attrs,
        Item::Use(item) => &item.attrs,
        _ => &[],
    }
}

#[test]
fn paths_are_found_however_they_are_written() {
    let text = "use super::super::home::{room::Room, lock as l};\nuse crate::guides::*;\n\
                fn f() -> crate::env::Env { write!(out, \"{}\", std::fs::read(self::x::Y)) }\n\
                #[cfg(test)]\nmod tests { use rusqlite::Row; }";
    let found: Vec<String> =
        facts(text, "app::screens").expect("Rust").paths.into_iter().map(|(_, path)| path).collect();
    let expected =
        ["home::room::Room", "home::lock", "guides::*", "env::Env"].map(|path| format!("crate::{path}")).into_iter();
    let more = ["std::fs::read".to_owned(), "crate::app::screens::x::Y".to_owned()];
    assert_eq!(found, expected.chain(more).collect::<Vec<_>>());
}
