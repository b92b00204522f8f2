# syntax=docker/dockerfile:1

FROM rust:1.95-alpine AS build
WORKDIR /source
# Only what the program is built from, so that the layer outlives changes of documents and tests. The toolchain is the
# image's own.
COPY Cargo.toml Cargo.lock ./
COPY src ./src
COPY templates ./templates
RUN cargo build --release --locked --bin partner

FROM alpine:3.22
# For history, for what has changed, and for who has signed, the program asks git.
RUN apk add --no-cache git
COPY --from=build /source/target/release/partner /usr/local/bin/partner
# No USER: a CI job owns its checkout as root, and git refuses a repository of somebody else. At home, run it as yourself
# (docs/ci.md).
WORKDIR /work
ENTRYPOINT ["partner"]
CMD ["check"]
