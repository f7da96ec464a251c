# Cairn in one image: the wheel with its web app on a slim Python, run by a user of its own.
# Built by .github/workflows/ci.yml, which also holds its size to 200 MB.

# --- the wheel: needs Node (from the lock, by PyPI) and is thrown away
FROM python:3.13-slim AS build
RUN apt-get update \
 && apt-get install --yes --no-install-recommends git make \
 && rm -rf /var/lib/apt/lists/*
WORKDIR /src
COPY . .
RUN make web/dist/index.html \
 && .venv/bin/uv build --wheel --no-build-isolation --out-dir /wheel server

# --- what it runs on: exactly the lock, by hash
FROM python:3.13-slim AS packages
COPY server/requirements.txt /tmp/
COPY --from=build /wheel /wheel
RUN python -m venv --without-pip /opt/cairn \
 && python -m pip --python /opt/cairn/bin/python install --no-cache-dir --no-compile \
      --require-hashes --requirement /tmp/requirements.txt \
 && python -m pip --python /opt/cairn/bin/python install --no-cache-dir --no-compile \
      --no-deps /wheel/*.whl

FROM python:3.13-slim
RUN useradd --system --uid 10001 --home-dir /data cairn \
 && install --directory --owner=cairn --mode=700 /data
COPY --from=packages /opt/cairn /opt/cairn
ENV PATH=/opt/cairn/bin:$PATH CAIRN_HOST=0.0.0.0 CAIRN_DATA=/data
USER 10001
VOLUME /data
EXPOSE 8470
ENTRYPOINT ["cairn"]
CMD ["serve"]
