# Compiles the classification engine; nothing else of this stage is kept.
FROM python:3.11-slim AS engine
WORKDIR /app
RUN apt-get update && apt-get install --yes --no-install-recommends gcc libc6-dev
COPY requirements-compile.txt .
RUN pip install --no-cache-dir --require-hashes -r requirements-compile.txt
COPY setup.py pyproject.toml README.md ./
COPY tickets tickets
RUN python setup.py -q build_ext --inplace

FROM python:3.11-slim
ENV PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1
WORKDIR /app

COPY requirements.txt .
RUN pip install --no-cache-dir --require-hashes -r requirements.txt
COPY manage.py gunicorn.conf.py ./
COPY templates templates
COPY mock_external_api mock_external_api
COPY ticketsaas ticketsaas
COPY --from=engine /app/*.so ./
COPY --from=engine /app/tickets tickets
COPY analytics analytics
COPY notifications notifications
COPY ingestion ingestion
# Whoever runs the product owns nothing of it: the code stays read-only.
RUN useradd --system --no-create-home ticketsaas
USER ticketsaas

ENV DEBUG=off
EXPOSE 8000
CMD ["gunicorn", "ticketsaas.wsgi", "--bind", "0.0.0.0:8000", "--worker-tmp-dir", "/dev/shm"]
