# Two images from one file: `runtime`, the default, is what a server runs; `dev` adds the mock of the external
# API, the tests and what they need, for docker-compose.yml.
ARG BASE=python:3.11-slim-bookworm

FROM ${BASE} AS packages
ENV PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_CACHE_DIR=1 PIP_NO_COMPILE=1 PIP_ROOT_USER_ACTION=ignore
COPY requirements.txt .
RUN pip install -q --require-hashes --prefix /packages -r requirements.txt
# Translations: the product speaks English.
RUN find /packages -name '*.po' -delete -o -name '*.mo' -delete
# A quarter of numpy.
RUN find /packages -path '*/numpy/*' -name tests -prune -exec rm -r {} +
# Compiled without the time of the sources, which differs from build to build, and never compiled again.
RUN python -m compileall -q --invalidation-mode unchecked-hash /packages

FROM packages AS dev-packages
COPY requirements-dev.txt requirements-embedded.txt ./
RUN pip install -q --require-hashes --prefix /packages -r requirements-dev.txt -r requirements-embedded.txt
RUN python -m compileall -q --invalidation-mode unchecked-hash /packages

FROM ${BASE} AS code
WORKDIR /app
COPY manage.py .
COPY templates templates
COPY ticketsaas ticketsaas
COPY tickets tickets
COPY analytics analytics
COPY notifications notifications
COPY ingestion ingestion
RUN chmod -R a+rX . && python -m compileall -q --invalidation-mode unchecked-hash .

FROM ${BASE} AS dev-code
WORKDIR /app
COPY . .
RUN chmod -R a+rX . && python -m compileall -q --invalidation-mode unchecked-hash .

FROM ${BASE} AS base
# The base comes without compiled modules, so that every process would compile the standard library for itself.
# Nothing is installed after the build.
RUN useradd --uid 10001 --user-group --no-create-home --home-dir /nonexistent --shell /usr/sbin/nologin ticketsaas \
    && python -m compileall -q --invalidation-mode unchecked-hash \
        -x '/(tests?|idlelib|lib2to3|tkinter|turtledemo|ensurepip|distutils|site-packages)/' /usr/local/lib/python3.11 \
    && pip uninstall -q --yes --root-user-action=ignore pip setuptools wheel
ENV PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 API_PORT=8000
WORKDIR /app
# A number, because Kubernetes can't tell from a name that the user isn't root. The code belongs to root.
USER 10001:10001
EXPOSE 8000
# Of the web server, without a start of Python; the workers have LIVENESS_FILE.
HEALTHCHECK --interval=15s --timeout=5s --start-period=60s CMD bash -c ' \
    exec 3<>/dev/tcp/127.0.0.1/$API_PORT && printf "GET /health/live HTTP/1.0\r\nHost: 127.0.0.1\r\n\r\n" >&3 \
    && read -r -t 4 _ status _ <&3 && ((status == 200))'
CMD ["python", "manage.py", "serve"]

FROM base AS dev
USER root
# What the tests' mongod needs, and a folder for the mock's state.
RUN apt-get -qq update && apt-get -qq install --no-install-recommends libcurl4 > /dev/null \
    && rm -r /var/lib/apt/lists/* && install -d -o 10001 -g 10001 /state
USER 10001:10001
COPY --from=dev-packages /packages /usr/local
COPY --from=dev-code /app .
# As in the Makefile, and what tests leave behind is kept where the user can write.
ENV PYTEST_ADDOPTS="-n 5 --dist loadscope --no-loadscope-reorder -o cache_dir=/tmp/pytest" \
    HYPOTHESIS_STORAGE_DIRECTORY=/tmp/hypothesis HOME=/tmp

FROM base AS runtime
COPY --from=packages /packages /usr/local
COPY --from=code /app .
ENV DEBUG=off BIND_ADDRESS=0.0.0.0
ARG VERSION
LABEL org.opencontainers.image.title="ticketsaas" \
    org.opencontainers.image.description="Pulls each tenant's support tickets from an external API and turns them into answers." \
    org.opencontainers.image.version="${VERSION}" \
    org.opencontainers.image.licenses="MIT"
